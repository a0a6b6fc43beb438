#include "db/sqlite_handle.h"

#include <boost/algorithm/string/replace.hpp>

#include <charconv>

namespace deedbox::db {

namespace {

// A statement left unreset pins the write-ahead log, so each use resets it on every way out.
class InUse {
public:
    explicit InUse(sqlite3_stmt* statement) : statement_{statement} {}
    InUse(const InUse&) = delete;
    InUse& operator=(const InUse&) = delete;
    ~InUse() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }

private:
    sqlite3_stmt* statement_;
};

// SQLite takes `$3` for a parameter *named* "$3" and numbers names by first appearance: the digits say which value it
// is.
std::size_t value_index(sqlite3_stmt* statement, int parameter) {
    const std::string_view name = sqlite3_bind_parameter_name(statement, parameter);
    std::size_t number = 0;
    std::from_chars(name.data() + 1, name.data() + name.size(), number);
    return number - 1;
}

int bind_value(sqlite3_stmt* statement, int parameter, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, parameter, *number);
    if (const auto* text = std::get_if<std::string>(&value))
        return sqlite3_bind_text64(statement, parameter, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    if (const auto* blob = std::get_if<Blob>(&value))
        return sqlite3_bind_blob64(statement, parameter, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
    return sqlite3_bind_null(statement, parameter);
}

int bind_all(sqlite3_stmt* statement, const Values& values) {
    const int count = sqlite3_bind_parameter_count(statement);
    for (int parameter = 1; parameter <= count; ++parameter) {
        const auto index = value_index(statement, parameter);
        if (index >= values.size()) return SQLITE_RANGE;
        if (const int answer = bind_value(statement, parameter, values[index]); answer != SQLITE_OK) return answer;
    }
    return SQLITE_OK;
}

Value column(sqlite3_stmt* statement, int index) {
    const auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, index)); };
    switch (sqlite3_column_type(statement, index)) {
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, index);
    case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, index));
        return std::string(text, size());
    }
    case SQLITE_BLOB: {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, index));
        return Blob{std::string(bytes, size())};
    }
    default: return {};
    }
}

int flags_of(SqliteHandle::Mode mode) {
    using Mode = SqliteHandle::Mode;
    switch (mode) {
    case Mode::look: return SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Mode::read_only: return SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY;
    case Mode::create: return SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Mode::read_write:
    case Mode::fresh:
    case Mode::alone: return SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE;
    }
    std::abort();
}

const char* journal_of(SqliteHandle::Mode mode) {
    using Mode = SqliteHandle::Mode;
    switch (mode) {
    case Mode::look: return "";
    case Mode::fresh: return "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;";
    case Mode::alone: return "PRAGMA locking_mode=EXCLUSIVE; BEGIN; SELECT count(*) FROM sqlite_schema; COMMIT;";
    case Mode::read_only:
    case Mode::read_write:
    case Mode::create:
        // The log survives a loss of power (synchronous=FULL).
        return "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;";
    }
    std::abort();
}

// The URI of a file that SQLite takes for one that nobody changes: it then makes no file beside it either.
std::string unchanging(std::string file) {
    for (const auto& [plain, escaped] : {std::pair{"%", "%25"}, {"?", "%3f"}, {"#", "%23"}})
        boost::replace_all(file, plain, escaped);
    return "file:" + file + "?immutable=1";
}

std::vector<std::string> column_names_of(sqlite3_stmt* statement) {
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) names.emplace_back(sqlite3_column_name(statement, i));
    return names;
}

} // namespace

Result<SqliteHandle> SqliteHandle::open(const std::string& file, Mode mode) {
    // Nobody reads SQLite's count of its memory, and keeping it takes a lock at every allocation.
    [[maybe_unused]] static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    SqliteHandle handle;
    sqlite3* raw = nullptr;
    const auto name = mode == Mode::look ? unchanging(file) : file;
    const int answer = sqlite3_open_v2(name.c_str(), &raw, flags_of(mode), nullptr);
    handle.connection_.reset(raw);
    if (answer != SQLITE_OK) return handle.failure("open " + file);
    // Only a backup or a command line beside the server ever makes it wait: the server itself has one writer.
    sqlite3_busy_timeout(raw, 5000);
    CHECK_OR_RETURN(handle.execute(journal_of(mode)));
    // Pages that are read again stay in memory.
    CHECK_OR_RETURN(handle.execute("PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
                                   "PRAGMA secure_delete=FAST;"));
    return handle;
}

std::unexpected<Error> SqliteHandle::failure(std::string_view during) const {
    auto cause = std::string{during} + ": " + (connection_ ? sqlite3_errmsg(connection_.get()) : "no memory");
    const int code = connection_ ? sqlite3_errcode(connection_.get()) : SQLITE_NOMEM;
    // A full disk, a lock held elsewhere, a search that was too slow: it passes, and the caller may come again.
    if (code == SQLITE_FULL || code == SQLITE_BUSY || code == SQLITE_IOERR || code == SQLITE_CANTOPEN ||
        code == SQLITE_INTERRUPT)
        return std::unexpected{unavailable(std::move(cause))};
    return broken(std::move(cause));
}

Result<void> SqliteHandle::execute(const std::string& sql) {
    if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure("execute");
    return {};
}

Result<void> SqliteHandle::say(std::string_view word) {
    auto found = words_.find(word);
    if (found == words_.end()) found = words_.emplace(word, TRY(prepare(word))).first;
    auto* const statement = found->second.statement.get();
    const InUse in_use{statement};
    if (sqlite3_step(statement) != SQLITE_DONE) return failure(word);
    return {};
}

Result<SqliteHandle::Ready> SqliteHandle::prepare(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    const int answer = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    Prepared statement{raw};
    if (answer != SQLITE_OK) return failure("prepare " + std::string{sql});
    auto names = std::make_shared<const std::vector<std::string>>(column_names_of(raw));
    return Ready{std::move(statement), std::move(names)};
}

Result<void> SqliteHandle::prepare_all() {
    ready_.clear();
    for (const auto* statement : Statement::all()) {
        ready_.push_back(TRY(prepare(statement->sql(Engine::sqlite))));
        const auto& names = *ready_.back().names;
        for (const auto wanted : statement->columns())
            if (std::ranges::find(names, wanted) == names.end())
                return broken("no column " + std::string{wanted} +
                              " in: " + std::string{statement->sql(Engine::sqlite)});
    }
    return {};
}

Result<Rows> SqliteHandle::collect(const Ready& ready, const Values& values) {
    auto* const statement = ready.statement.get();
    const InUse in_use{statement};
    if (bind_all(statement, values) != SQLITE_OK) return failure("bind");
    Rows found{.names = ready.names, .values = {}};
    int answer = SQLITE_ROW;
    while ((answer = sqlite3_step(statement)) == SQLITE_ROW) {
        auto& row = found.values.emplace_back();
        row.reserve(found.names->size());
        for (int i = 0; i < static_cast<int>(found.names->size()); ++i) row.push_back(column(statement, i));
    }
    if (answer != SQLITE_DONE) return failure("read");
    return found;
}

Result<const SqliteHandle::Ready*> SqliteHandle::ready(const Statement& statement) const {
    if (statement.number() < ready_.size()) return &ready_[statement.number()];
    return broken("a statement was made after the database was opened; make it a constant of its file");
}

Result<Rows> SqliteHandle::rows(const Statement& statement, const Values& values) {
    return collect(*TRY(ready(statement)), values);
}

Result<bool> SqliteHandle::finds(const Statement& statement, const Values& values) {
    auto* const prepared = TRY(ready(statement))->statement.get();
    const InUse in_use{prepared};
    if (bind_all(prepared, values) != SQLITE_OK) return failure("bind");
    const int answer = sqlite3_step(prepared);
    if (answer != SQLITE_ROW && answer != SQLITE_DONE) return failure(statement.sql(Engine::sqlite));
    return answer == SQLITE_ROW;
}

SqliteHandle::Deadline::Deadline(SqliteHandle& handle, std::chrono::milliseconds limit)
    : handle_{handle}, until_{std::chrono::steady_clock::now() + limit} {
    constexpr int steps_between_looks = 10'000;
    sqlite3_progress_handler(
        handle_.connection_.get(), steps_between_looks,
        [](void* until) {
            const auto& end = *static_cast<std::chrono::steady_clock::time_point*>(until);
            return std::chrono::steady_clock::now() > end ? 1 : 0;
        },
        &until_);
}

SqliteHandle::Deadline::~Deadline() {
    sqlite3_progress_handler(handle_.connection_.get(), 0, nullptr, nullptr);
}

Result<Rows> SqliteHandle::rows_of(const std::string& sql, const Values& values) {
    const auto statement = TRY(prepare(sql));
    return collect(statement, values);
}

Result<void> SqliteHandle::each_batch(const std::string& sql, const Take& take) {
    constexpr std::size_t largest_batch = 500;
    const auto prepared = TRY(prepare(sql));
    auto* const statement = prepared.statement.get();
    const InUse in_use{statement};
    std::vector<Values> batch;
    int answer = SQLITE_ROW;
    while ((answer = sqlite3_step(statement)) == SQLITE_ROW) {
        auto& row = batch.emplace_back();
        for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(column(statement, i));
        if (batch.size() < largest_batch) continue;
        CHECK_OR_RETURN(take(batch));
        batch.clear();
    }
    if (answer != SQLITE_DONE) return failure("read");
    return batch.empty() ? Result<void>{} : take(batch);
}

Result<void> SqliteHandle::change_each(const std::string& sql, const std::vector<Values>& rows) {
    const auto prepared = TRY(prepare(sql));
    auto* const statement = prepared.statement.get();
    for (const auto& row : rows) {
        const InUse in_use{statement};
        if (bind_all(statement, row) != SQLITE_OK) return failure("bind");
        if (sqlite3_step(statement) != SQLITE_DONE) return failure(sql);
    }
    return {};
}

Result<std::int64_t> SqliteHandle::change(const Statement& statement, const Values& values) {
    auto* const prepared = TRY(ready(statement))->statement.get();
    const InUse in_use{prepared};
    if (bind_all(prepared, values) != SQLITE_OK) return failure("bind");
    int answer = SQLITE_ROW;
    while ((answer = sqlite3_step(prepared)) == SQLITE_ROW) {}
    if (answer != SQLITE_DONE) return failure(statement.sql(Engine::sqlite));
    return sqlite3_changes64(connection_.get());
}

} // namespace deedbox::db
