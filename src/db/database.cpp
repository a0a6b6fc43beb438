#include "db/database.h"

#include "db/postgresql_database.h"
#include "db/sqlite_database.h"

namespace deedbox::db {

namespace {

class ClosedDatabase final : public Database {
public:
    Engine engine() const override { return Engine::sqlite; }
    Task<Result<void>> write(Unit) override { co_return std::unexpected{closed()}; }
    void write_only_while(const Statement&, Values) override {}
    Task<Result<std::vector<Rows>>> find(std::span<const Question>) override { co_return std::unexpected{closed()}; }
    Task<Result<void>> check() override { co_return std::unexpected{closed()}; }
    WriterFigures writer_figures() const override { return {}; }

private:
    static Error closed() { return unavailable("no database is open"); }
};

} // namespace

std::unique_ptr<Database> closed_database() {
    return std::make_unique<ClosedDatabase>();
}

Error unavailable(std::string cause) {
    return {.kind = Kind::busy,
            .code = "storage.unavailable",
            .cause = std::move(cause),
            .retry_after = std::chrono::seconds{5}};
}

Error overtaken() {
    return {.kind = Kind::conflict, .code = "unit.overtaken"};
}

bool is_overtaken(const Error& error) {
    return error.code == overtaken().code;
}

bool is_search(std::span<const Question> questions) {
    return std::ranges::any_of(questions, [](const Question& one) { return one.statement->lane() == Lane::search; });
}

std::optional<std::string> sqlite_file(const std::string& location) {
    constexpr std::string_view sqlite = "sqlite:";
    if (!location.starts_with(sqlite) || location.size() == sqlite.size()) return std::nullopt;
    return location.substr(sqlite.size());
}

bool is_postgresql(const std::string& location) {
    return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

std::unexpected<Error> no_database(const std::string& location) {
    // Only its beginning: what follows may hold a password.
    return broken("DEEDBOX_DATABASE: `" + location.substr(0, location.find(':')) +
                  "` is no database; write sqlite:FILE or postgresql://USER@HOST/DATABASE");
}

Result<std::unique_ptr<Database>> open_database(const OpenOptions& options, const Clock& clock) {
    if (const auto file = sqlite_file(options.location)) return open_sqlite(*file, options, clock);
    if (is_postgresql(options.location)) return open_postgresql(options.location, options, clock);
    return no_database(options.location);
}

} // namespace deedbox::db
