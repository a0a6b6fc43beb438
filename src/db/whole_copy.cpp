#include "db/whole_copy.h"

#include "base/secrets.h"
#include "db/file_in_the_making.h"
#include "db/migrations.h"
#include "db/sqlite_database.h"
#include "db/sqlite_handle.h"
#include "db/table_store.h"

namespace deedbox::db {

namespace {

// What a backup says of itself. It is in no migration: no installation has it.
const std::string contents_table = "backup_contents";
constexpr const char* drop_contents = "DROP TABLE IF EXISTS backup_contents";
constexpr const char* make_contents =
    "CREATE TABLE backup_contents (table_name TEXT NOT NULL PRIMARY KEY, row_count INTEGER NOT NULL,"
    " digest INTEGER NOT NULL) STRICT";

// Each value with its type and length, so that no two rows give the same octets.
std::string octets_of(const Values& row) {
    std::string out;
    const auto add = [&out](char type, std::string_view octets) {
        out += type + std::to_string(octets.size()) + ':';
        out += octets;
    };
    for (const auto& value : row) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            add('i', std::to_string(*number));
        else if (const auto* text = std::get_if<std::string>(&value))
            add('t', *text);
        else if (const auto* blob = std::get_if<Blob>(&value))
            add('b', blob->bytes);
        else
            add('n', "");
    }
    return out;
}

void count_in(Contents::OfTable& table, const Values& row) {
    std::uint64_t word = 0;
    const auto hash = digest({octets_of(row)});
    for (std::size_t i = 0; i < sizeof word; ++i) word = word << 8U | static_cast<unsigned char>(hash[i]);
    // A sum, for which the order of the rows does not matter.
    table.digest = static_cast<std::int64_t>(static_cast<std::uint64_t>(table.digest) + word);
    ++table.rows;
}

// The tables that make an installation: which steps a database has run is its own matter.
Result<std::vector<Table>> tables_of(TableStore& store) {
    auto tables = TRY(store.tables());
    std::erase_if(tables, [](const Table& table) { return table.name == contents_table; });
    if (std::erase_if(tables, [](const Table& table) { return table.name == "schema_migrations"; }) == 0)
        return broken("no Deedbox has ever been in there");
    return tables;
}

Result<Contents> contents_of(TableStore& store) {
    Contents out;
    for (const auto& table : TRY(tables_of(store))) {
        auto& counted = out.tables.emplace_back(table.name);
        CHECK_OR_RETURN(store.read(table, [&](const std::vector<Values>& rows) -> Result<void> {
            for (const auto& row : rows) count_in(counted, row);
            return {};
        }));
    }
    return out;
}

Result<void> check_same(const Contents& found, const Contents& expected) {
    for (const auto& table : expected.tables) {
        const auto same = std::ranges::find(found.tables, table.name, &Contents::OfTable::name);
        if (same == found.tables.end()) return broken("the table " + table.name + " is missing");
        if (*same != table)
            return broken("the table " + table.name + " does not hold what it should: " + std::to_string(same->rows) +
                          " rows for " + std::to_string(table.rows) +
                          (same->rows == table.rows ? ", not all the same" : ""));
    }
    if (found.tables.size() != expected.tables.size()) return broken("there is a table too many");
    return {};
}

// ---- from one engine to the other ----

Result<std::vector<const Migration*>> migrations_run_in(TableStore& store) {
    const auto run = TRY(store.rows_of("SELECT number, digest FROM schema_migrations ORDER BY number", {}));
    const auto missing = TRY(missing_migrations(store.engine(), run, true));
    std::vector<const Migration*> out;
    for (const auto& migration : migrations())
        if (std::ranges::find(missing, &migration) == missing.end()) out.push_back(&migration);
    return out;
}

Result<std::vector<Table>> make_same_schema(TableStore& from, TableStore& to, const Clock& clock) {
    const auto tables = TRY(tables_of(from));
    CHECK_OR_RETURN(to.execute(migrations_table(to.engine())));
    for (const auto* migration : TRY(migrations_run_in(from)))
        CHECK_OR_RETURN(run_migration(to, to.engine(), *migration, clock));
    const auto made = TRY(tables_of(to));
    for (const auto& table : tables)
        if (std::ranges::find(made, table) == made.end())
            return broken("the table " + table.name + " is not as this program makes it");
    return tables;
}

Result<Contents> pour(TableStore& from, TableStore& to, const Clock& clock) {
    const auto tables = TRY(make_same_schema(from, to, clock));
    CHECK_OR_RETURN(to.set_references_aside());
    Contents poured;
    for (const auto& table : tables) {
        auto& counted = poured.tables.emplace_back(table.name);
        CHECK_OR_RETURN(from.read(table, [&](const std::vector<Values>& rows) -> Result<void> {
            for (const auto& row : rows) count_in(counted, row);
            return to.append(table, rows);
        }));
    }
    CHECK_OR_RETURN(to.bring_references_back());
    const auto arrived = TRY(contents_of(to));
    CHECK_OR_RETURN(check_same(arrived, poured));
    return poured;
}

// ---- files ----

std::unexpected<Error> about(const std::filesystem::path& file, Error error) {
    error.cause = file.string() + ": " + error.cause;
    return std::unexpected{std::move(error)};
}

// A write-ahead log that is left beside a place would be read into whatever file comes there.
Result<void> check_no_log_beside(const std::filesystem::path& file) {
    const auto log = file.string() + "-wal";
    std::error_code error;
    if (!std::filesystem::exists(log, error) || std::filesystem::file_size(log, error) == 0) return {};
    return broken(log + " is there: it belongs to a database that is or was at this place; move it away first");
}

Result<void> check_nothing_at(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::exists(file, error) && std::filesystem::file_size(file, error) > 0)
        return broken(file.string() + " is there already; nothing was changed");
    return check_no_log_beside(file);
}

Result<void> put_database_in_place(FileInTheMaking& made, const std::filesystem::path& place) {
    CHECK_OR_RETURN(check_nothing_at(place));
    // Whoever brought it up to date has closed it, and closing empties the log.
    CHECK_OR_RETURN(check_no_log_beside(made.path()));
    std::error_code error;
    std::filesystem::remove(place, error); // an empty file, as some tools make it for its owner and mode
    return made.put_in_place(place);
}

Result<void> vacuum_into(SqliteHandle from, const std::filesystem::path& file) {
    TRY(from.rows_of("VACUUM INTO $1", {file.string()}));
    return {};
}

// What a backup is to hold goes into it.
Result<Contents> note_contents(const std::filesystem::path& file) {
    const auto store = TRY(fill_file(file.string()));
    CHECK_OR_RETURN(store->execute(drop_contents));
    auto contents = TRY(contents_of(*store));
    CHECK_OR_RETURN(store->execute(make_contents));
    std::vector<Values> rows;
    for (const auto& table : contents.tables) rows.push_back({table.name, table.rows, table.digest});
    CHECK_OR_RETURN(store->append({contents_table, {"table_name", "row_count", "digest"}}, rows));
    CHECK_OR_RETURN(store->commit());
    return contents;
}

Result<std::optional<Contents>> noted_contents(TableStore& store) {
    const auto tables = TRY(store.tables());
    if (std::ranges::find(tables, contents_table, &Table::name) == tables.end()) return std::nullopt;
    const auto noted =
        TRY(store.rows_of("SELECT table_name, row_count, digest FROM backup_contents ORDER BY table_name", {}));
    Contents out;
    for (const auto& row : noted.values)
        out.tables.push_back({held<std::string>(row[0]), held<std::int64_t>(row[1]), held<std::int64_t>(row[2])});
    return out;
}

Result<void> check_integrity(TableStore& store) {
    const auto found = TRY(store.rows_of("PRAGMA integrity_check(1)", {}));
    const auto& said = held<std::string>(found.values.at(0).at(0));
    if (said != "ok") return broken("damaged: " + said);
    return store.bring_references_back();
}

// Whether a file is whole, of this program or an older one, and holds what it says it holds.
Result<Contents> examined(TableStore& store) {
    CHECK_OR_RETURN(check_integrity(store));
    auto contents = TRY(contents_of(store));
    TRY(migrations_run_in(store));
    // A copy that another tool has made says nothing.
    if (const auto noted = TRY(noted_contents(store))) CHECK_OR_RETURN(check_same(contents, *noted));
    return contents;
}

Result<Contents> examined(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return broken(file.string() + " is not there");
    CHECK_OR_RETURN(check_no_log_beside(file));
    auto store = look_at_tables(file.string());
    if (!store) return about(file, std::move(store).error());
    auto contents = examined(**store);
    if (!contents) return about(file, std::move(contents).error());
    return contents;
}

Result<void> copy_everything(const std::string& location, const std::filesystem::path& into, const Clock& clock) {
    if (const auto file = sqlite_file(location))
        return vacuum_into(TRY(SqliteHandle::open(*file, SqliteHandle::Mode::read_write)), into);
    if (!is_postgresql(location)) return no_database(location);
    const auto from = TRY(read_postgresql(location, Others::may_write));
    const auto to = TRY(fill_file(into.string()));
    TRY(pour(*from, *to, clock));
    return to->commit();
}

// Opening is what brings a schema up to date.
Result<void> bring_up_to_date(const std::string& location, const Clock& clock) {
    TRY(open_database({.location = location, .create = false}, clock));
    return {};
}

Result<Contents> fill_sqlite(const std::filesystem::path& place, TableStore& from, const Clock& clock) {
    CHECK_OR_RETURN(check_nothing_at(place));
    auto made = TRY(FileInTheMaking::beside(place));
    auto contents = [&]() -> Result<Contents> {
        const auto to = TRY(fill_file(made.path().string()));
        auto poured = TRY(pour(from, *to, clock));
        CHECK_OR_RETURN(to->commit());
        return poured;
    }();
    if (!contents) return contents;
    CHECK_OR_RETURN(bring_up_to_date("sqlite:" + made.path().string(), clock));
    CHECK_OR_RETURN(put_database_in_place(made, place));
    return contents;
}

Result<Contents> fill(const std::string& location, TableStore& from, const Clock& clock) {
    if (const auto file = sqlite_file(location)) return fill_sqlite(*file, from, clock);
    if (!is_postgresql(location)) return no_database(location);
    const auto to = TRY(fill_postgresql(location));
    auto contents = TRY(pour(from, *to, clock));
    CHECK_OR_RETURN(to->commit());
    CHECK_OR_RETURN(bring_up_to_date(location, clock));
    return contents;
}

} // namespace

std::int64_t Contents::rows() const {
    std::int64_t sum = 0;
    for (const auto& table : tables) sum += table.rows;
    return sum;
}

Result<Contents> back_up(const std::string& location, const std::filesystem::path& file, const Clock& clock) {
    std::error_code error;
    if (std::filesystem::exists(file, error)) return broken(file.string() + " is there already; nothing was changed");
    auto made = TRY(FileInTheMaking::beside(file));
    CHECK_OR_RETURN(copy_everything(location, made.path(), clock));
    auto contents = TRY(note_contents(made.path()));
    const auto written = TRY(examined(made.path()));
    CHECK_OR_RETURN(check_same(written, contents));
    CHECK_OR_RETURN(made.put_in_place(file));
    return contents;
}

Result<Contents> restore(const std::filesystem::path& file, const std::string& location, const Clock& clock) {
    auto contents = TRY(examined(file));
    const auto from = TRY(look_at_tables(file.string()));
    const auto filled = TRY(fill(location, *from, clock));
    CHECK_OR_RETURN(check_same(filled, contents));
    return contents;
}

Result<Contents> copy_to(const std::string& new_location, const std::string& old_location, const Clock& clock) {
    const auto file = sqlite_file(old_location);
    if (!file && !is_postgresql(old_location)) return no_database(old_location);
    const auto from = TRY(file ? read_sqlite(*file) : read_postgresql(old_location, Others::keep_out));
    return fill(new_location, *from, clock);
}

Result<std::unique_ptr<Database>> look_at(const std::filesystem::path& backup) {
    return look_at_sqlite(backup.string());
}

} // namespace deedbox::db
