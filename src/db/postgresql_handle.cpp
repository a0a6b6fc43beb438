#include "db/postgresql_handle.h"

#include <boost/algorithm/string/trim.hpp>
#include <boost/endian/conversion.hpp>
#include <spdlog/spdlog.h>

#include <poll.h>

namespace deedbox::db {

namespace {

// What the location does not say. A host that is gone is noticed within seconds, and one that only reads is passed by.
constexpr std::pair<const char*, const char*> defaults[] = {
    {"fallback_application_name", "deedbox"},
    {"target_session_attrs", "read-write"},
    {"connect_timeout", "2"},
    {"keepalives_idle", "5"},
    {"keepalives_interval", "2"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "8000"},
};

// The numbers that PostgreSQL gives its types (pg_type.dat); libpq has no header with them.
enum Type : Oid {
    type_bool = 16,
    type_bytea = 17,
    type_name = 19,
    type_int8 = 20,
    type_int2 = 21,
    type_int4 = 23,
    type_text = 25,
    type_json = 114,
    type_varchar = 1043,
    type_void = 2278,
    type_jsonb = 3802,
};

bool is_readable(Oid type) {
    switch (type) {
    case type_bool:
    case type_bytea:
    case type_name:
    case type_int8:
    case type_int2:
    case type_int4:
    case type_text:
    case type_json:
    case type_varchar:
    case type_jsonb: return true;
    default: return false;
    }
}

Value column(const PGresult* answer, int row, int index) {
    if (PQgetisnull(answer, row, index)) return {};
    const auto* bytes = reinterpret_cast<const unsigned char*>(PQgetvalue(answer, row, index));
    const auto size = static_cast<std::size_t>(PQgetlength(answer, row, index));
    const std::string_view text{reinterpret_cast<const char*>(bytes), size};
    switch (PQftype(answer, index)) {
    case type_int8: return boost::endian::load_big_s64(bytes);
    case type_int4: return std::int64_t{boost::endian::load_big_s32(bytes)};
    case type_int2: return std::int64_t{boost::endian::load_big_s16(bytes)};
    case type_bool: return std::int64_t{*bytes};
    case type_bytea: return Blob{std::string{text}};
    case type_jsonb: return std::string{text.substr(1)}; // the first octet is the format's version
    default: return std::string{text};
    }
}

void log_notice(void*, const char* message) {
    spdlog::warn("postgresql: {}", boost::trim_copy(std::string{message}));
}

bool is_good(const Answer& answer) {
    const auto status = PQresultStatus(answer.get());
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_PIPELINE_SYNC;
}

// A statement that looks after its own number of rows: a whole batch then needs no look of ours before its COMMIT, and
// what follows a guard that failed is not run at all.
std::string guarded(const Statement& statement, std::size_t parameters) {
    const std::string sql{statement.sql(Engine::postgresql)};
    if (!statement.is_command())
        return "SELECT CASE WHEN count(*) > 0 THEN 1"
               " ELSE CAST('a guard of Deedbox that found ' || count(*) || ' rows' AS INTEGER) END FROM (" +
               sql + "\n) AS found";
    return "WITH changed AS (" + sql + "\n RETURNING 1) SELECT CASE WHEN count(*) = $" +
           std::to_string(parameters + 1) +
           " THEN 1 ELSE CAST('a guard of Deedbox that did not hold: ' || count(*) || ' rows' AS INTEGER) END"
           " FROM changed";
}

constexpr const char* words[] = {PostgresqlHandle::begin,        PostgresqlHandle::take_turn, PostgresqlHandle::commit,
                                 PostgresqlHandle::rollback,     PostgresqlHandle::savepoint, PostgresqlHandle::release,
                                 PostgresqlHandle::rollback_unit};

// A commit is an answer that is on disk, and on the standby where there is one. Compiling a plan takes longer than any
// of ours runs. Plans are made of tables that may be empty still, where to read a whole one looks the cheapest: but for
// a search nothing of ours wants that. Nobody may keep rows locked without doing anything. Who only reads sees one
// state of the database from one sync to the next: without a BEGIN a segment is a transaction of its own, and so all
// its queries have one snapshot.
constexpr const char* session = R"(
    SELECT set_config('synchronous_commit',
                      CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END,
                      false),
           set_config('client_min_messages', 'warning', false), set_config('jit', 'off', false),
           set_config('idle_in_transaction_session_timeout', '10s', false), set_config('statement_timeout', $1, false),
           set_config('default_transaction_isolation', $2, false),
           set_config('default_transaction_read_only', $3, false), set_config('enable_seqscan', $4, false),
           current_setting('server_encoding') AS encoding)";

const char* time_limit(PostgresqlHandle::Use use) {
    switch (use) {
    case PostgresqlHandle::Use::writing: return "8s";
    case PostgresqlHandle::Use::reading: return "30s";
    case PostgresqlHandle::Use::searching: return "3s";
    }
    std::abort();
}

} // namespace

std::string_view sqlstate(const Answer& answer) {
    const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
    return state ? state : "";
}

Error error_of(const Answer& answer, std::string_view during) {
    auto cause = std::string{during} + ": " + boost::trim_copy(std::string{PQresultErrorMessage(answer.get())});
    const auto state = sqlstate(answer);
    // No room, a stop by the operator or by a limit of time, a lock that was held too long, a server that only reads.
    const auto kind = state.substr(0, 2);
    if (state.empty() || kind == "53" || kind == "57" || kind == "08" || kind == "40" || state == "55P03" ||
        state == "25006")
        return unavailable(std::move(cause));
    return broken(std::move(cause)).error();
}

void PostgresqlHandle::Parameters::set(const Values& values) {
    pointers.clear();
    lengths.clear();
    formats.clear();
    if (numbers.size() < values.size()) numbers.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const char* pointer = nullptr;
        std::size_t length = 0;
        bool binary = false;
        if (const auto* number = std::get_if<std::int64_t>(&values[i])) {
            numbers[i] = std::to_string(*number);
            pointer = numbers[i].c_str();
        } else if (const auto* text = std::get_if<std::string>(&values[i])) {
            pointer = text->c_str();
        } else if (const auto* blob = std::get_if<Blob>(&values[i])) {
            pointer = blob->bytes.data();
            length = blob->bytes.size();
            binary = true;
        }
        pointers.push_back(pointer);
        lengths.push_back(static_cast<int>(length));
        formats.push_back(binary ? 1 : 0);
    }
}

bool PostgresqlHandle::holds_zero(const Values& values) {
    return std::ranges::any_of(values, [](const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text && text->find('\0') != std::string::npos;
    });
}

Result<PostgresqlHandle> PostgresqlHandle::open(const std::string& location) {
    std::vector<const char*> names;
    std::vector<const char*> values;
    const auto add = [&](const char* name, const char* value) {
        names.push_back(name);
        values.push_back(value);
    };
    for (const auto& [name, value] : defaults) add(name, value);
    add("dbname", location.c_str()); // what it says goes before the defaults, which stand before it
    add("client_encoding", "UTF8");
    add(nullptr, nullptr);
    PostgresqlHandle handle;
    handle.connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (!handle.connection_ || PQstatus(handle.connection_.get()) != CONNECTION_OK) return handle.failure("connect");
    PQsetNoticeProcessor(handle.connection_.get(), log_notice, nullptr);
    return handle;
}

std::unexpected<Error> PostgresqlHandle::failure(std::string_view during) const {
    return std::unexpected{unavailable(std::string{during} + ": " + boost::trim_copy(last_error()))};
}

Result<void> PostgresqlHandle::execute(const std::string& sql) {
    const Answer answer{PQexec(connection_.get(), sql.c_str())};
    if (!is_good(answer)) return std::unexpected{error_of(answer, "execute")};
    return {};
}

Result<Rows> PostgresqlHandle::rows_of(const std::string& sql, const Values& values) {
    parameters_.set(values);
    const Answer answer{PQexecParams(connection_.get(), sql.c_str(), parameters_.count(), nullptr,
                                     parameters_.pointers.data(), parameters_.lengths.data(),
                                     parameters_.formats.data(), 1)};
    if (!is_good(answer)) return std::unexpected{error_of(answer, sql)};
    std::vector<std::string> names;
    for (int i = 0; i < PQnfields(answer.get()); ++i) names.emplace_back(PQfname(answer.get(), i));
    Rows out{.names = std::make_shared<const std::vector<std::string>>(std::move(names)), .values = {}};
    for (int row = 0; row < PQntuples(answer.get()); ++row) {
        auto& into = out.values.emplace_back();
        for (int i = 0; i < PQnfields(answer.get()); ++i) into.push_back(column(answer.get(), row, i));
    }
    return out;
}

Result<void> PostgresqlHandle::copy_in(const std::string& sql, std::string_view rows) {
    const Answer begun{PQexec(connection_.get(), sql.c_str())};
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return std::unexpected{error_of(begun, sql)};
    const bool sent = PQputCopyData(connection_.get(), rows.data(), static_cast<int>(rows.size())) == 1 &&
                      PQputCopyEnd(connection_.get(), nullptr) == 1;
    const Answer ended{PQgetResult(connection_.get())};
    if (!sent || !ended) return failure(sql);
    if (!is_good(ended)) return std::unexpected{error_of(ended, sql)};
    PQclear(PQgetResult(connection_.get())); // the empty one behind it
    return {};
}

// ---- to prepare ----

bool PostgresqlHandle::wants(const Statement& statement) const {
    return use_ == Use::writing || !statement.is_command();
}

Result<void> PostgresqlHandle::prepare_all(Use use, Deadline deadline) {
    use_ = use;
    if (PQsetnonblocking(connection_.get(), 1) != 0 || PQenterPipelineMode(connection_.get()) != 1)
        return failure("begin the pipeline");
    CHECK_OR_RETURN(set_up(deadline));
    ready_.clear();
    std::vector<const Statement*> wanted;
    for (const auto* statement : Statement::all()) {
        const auto number = std::to_string(statement->number());
        ready_.push_back({.name = "s" + number, .guard_name = "g" + number, .names = {}, .types = {}});
        if (wants(*statement)) wanted.push_back(statement);
    }
    CHECK_OR_RETURN(prepare(wanted, deadline));
    if (const auto again = TRY(described(wanted, deadline)); !again.empty()) {
        CHECK_OR_RETURN(forget(again, deadline));
        CHECK_OR_RETURN(prepare(again, deadline));
        TRY(described(again, deadline));
    }
    return use_ == Use::writing ? prepare_guards(deadline) : Result<void>{};
}

Result<Answer> PostgresqlHandle::good_answer(std::string_view during, Deadline deadline) {
    auto answer = receive(deadline);
    if (!answer) return failure(during);
    if (!is_good(answer)) return std::unexpected{error_of(answer, during)};
    return answer;
}

Result<void> PostgresqlHandle::set_up(Deadline deadline) {
    const bool writes = use_ == Use::writing;
    const std::array<const char*, 4> chosen{time_limit(use_), writes ? "read committed" : "repeatable read",
                                            writes ? "off" : "on", use_ == Use::searching ? "on" : "off"};
    note(PQsendQueryParams(connection_.get(), session, chosen.size(), nullptr, chosen.data(), nullptr, nullptr, 0));
    sync();
    const auto answer = TRY(good_answer("set up the session", deadline));
    const std::string encoding = PQgetvalue(answer.get(), 0, PQfnumber(answer.get(), "encoding"));
    TRY(good_answer("set up the session", deadline));
    if (encoding != "UTF8") return broken("the database's encoding is " + encoding + "; it has to be UTF8");
    if (use_ != Use::writing) return {};
    for (const auto* word : words) send_prepare(word, word, {});
    sync();
    return good_answers(std::size(words) + 1, "prepare", deadline);
}

Result<void> PostgresqlHandle::good_answers(std::size_t count, std::string_view during, Deadline deadline) {
    for (std::size_t i = 0; i < count; ++i) TRY(good_answer(during, deadline));
    return {};
}

void PostgresqlHandle::send_prepare(const std::string& name, std::string_view sql, const std::vector<Oid>& types) {
    note(PQsendPrepare(connection_.get(), name.c_str(), std::string{sql}.c_str(), static_cast<int>(types.size()),
                       types.data()));
}

Result<void> PostgresqlHandle::prepare(const std::vector<const Statement*>& statements, Deadline deadline) {
    for (const auto* statement : statements) {
        const auto& ready = ready_[statement->number()];
        send_prepare(ready.name, statement->sql(Engine::postgresql), ready.types);
    }
    sync();
    for (const auto* statement : statements)
        TRY(good_answer("prepare " + std::string{statement->sql(Engine::postgresql)}, deadline));
    return good_answers(1, "prepare", deadline);
}

Result<void> PostgresqlHandle::forget(const std::vector<const Statement*>& statements, Deadline deadline) {
    for (const auto* statement : statements) {
        const auto sql = "DEALLOCATE " + ready_[statement->number()].name;
        note(PQsendQueryParams(connection_.get(), sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0));
    }
    sync();
    return good_answers(statements.size() + 1, "deallocate", deadline);
}

Result<void> PostgresqlHandle::prepare_guards(Deadline deadline) {
    std::size_t sent = 0;
    for (const auto* statement : Statement::all()) {
        if (statement->lane() == Lane::search) continue;
        const auto& ready = ready_[statement->number()];
        auto types = ready.types;
        if (statement->is_command()) types.push_back(type_int8);
        send_prepare(ready.guard_name, guarded(*statement, ready.types.size()), types);
        ++sent;
    }
    sync();
    return good_answers(sent + 1, "prepare a guard", deadline);
}

// Learns the types of parameters and columns. A parameter beside a short literal is taken for a short integer; ours
// never are, so those statements are returned to be prepared again.
Result<std::vector<const Statement*>> PostgresqlHandle::described(const std::vector<const Statement*>& statements,
                                                                  Deadline deadline) {
    for (const auto* statement : statements)
        note(PQsendDescribePrepared(connection_.get(), ready_[statement->number()].name.c_str()));
    sync();
    std::vector<const Statement*> again;
    for (const auto* statement : statements) {
        const auto sql = std::string{statement->sql(Engine::postgresql)};
        const auto answer = TRY(good_answer("describe " + sql, deadline));
        auto& ready = ready_[statement->number()];
        ready.types.clear();
        for (int i = 0; i < PQnparams(answer.get()); ++i) ready.types.push_back(PQparamtype(answer.get(), i));
        const auto narrow = [](Oid type) { return type == type_int4 || type == type_int2; };
        if (std::ranges::any_of(ready.types, narrow)) {
            std::ranges::replace_if(ready.types, narrow, type_int8);
            again.push_back(statement);
        }
        std::vector<std::string> names;
        for (int i = 0; i < PQnfields(answer.get()); ++i) {
            names.emplace_back(PQfname(answer.get(), i));
            if (!is_readable(PQftype(answer.get(), i)))
                return broken("column " + names.back() + " has a type that no reader knows; cast it in: " + sql);
        }
        for (const auto wanted : statement->columns())
            if (std::ranges::find(names, wanted) == names.end())
                return broken("no column " + std::string{wanted} + " in: " + sql);
        ready.names = std::make_shared<const std::vector<std::string>>(std::move(names));
    }
    TRY(good_answer("describe", deadline));
    return again;
}

// ---- the pipeline ----

void PostgresqlHandle::send(const Statement& statement, const Values& values) {
    parameters_.set(values);
    note(PQsendQueryPrepared(connection_.get(), ready_[statement.number()].name.c_str(), parameters_.count(),
                             parameters_.pointers.data(), parameters_.lengths.data(), parameters_.formats.data(), 1));
}

void PostgresqlHandle::send_guarded(const Statement& command, const Values& values, std::int64_t rows) {
    const auto wanted = std::to_string(rows);
    parameters_.set(values);
    parameters_.pointers.push_back(wanted.c_str());
    parameters_.lengths.push_back(0);
    parameters_.formats.push_back(0);
    send_guard(command);
}

void PostgresqlHandle::send_required(const Statement& query, const Values& values) {
    parameters_.set(values);
    send_guard(query);
}

void PostgresqlHandle::send_guard(const Statement& statement) {
    note(PQsendQueryPrepared(connection_.get(), ready_[statement.number()].guard_name.c_str(), parameters_.count(),
                             parameters_.pointers.data(), parameters_.lengths.data(), parameters_.formats.data(), 1));
}

void PostgresqlHandle::send_unprepared(const Statement& query, const Values& values) {
    parameters_.set(values);
    const auto& ready = ready_[query.number()];
    const std::string sql{query.sql(Engine::postgresql)};
    note(PQsendQueryParams(connection_.get(), sql.c_str(), parameters_.count(), ready.types.data(),
                           parameters_.pointers.data(), parameters_.lengths.data(), parameters_.formats.data(), 1));
}

void PostgresqlHandle::say(const char* word) {
    note(PQsendQueryPrepared(connection_.get(), word, 0, nullptr, nullptr, nullptr, 0));
}

void PostgresqlHandle::sync() {
    note(PQpipelineSync(connection_.get()));
}

bool PostgresqlHandle::take_in() {
    return PQconsumeInput(connection_.get()) == 1;
}

PostgresqlHandle::Flushed PostgresqlHandle::flush() {
    const int left = PQflush(connection_.get());
    return left == 0 ? Flushed::all : left == 1 ? Flushed::some : Flushed::lost;
}

// Both ways at once: a server that cannot hand over its answers reads no more of what we send.
bool PostgresqlHandle::move_bytes(Deadline deadline) {
    const auto flushed = flush();
    if (flushed == Flushed::lost) return false;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd watched{.fd = socket(),
                   .events = static_cast<short>(flushed == Flushed::some ? POLLIN | POLLOUT : POLLIN),
                   .revents = 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready < 0) return errno == EINTR;
    if (ready == 0) return false;
    return (watched.revents & ~POLLOUT) == 0 || take_in();
}

Answer PostgresqlHandle::receive(Deadline deadline) {
    while (!lost_ && PQisBusy(connection_.get()))
        if (!move_bytes(deadline)) lost_ = true;
    return receive_now();
}

Answer PostgresqlHandle::receive_now() {
    if (lost_ || PQisBusy(connection_.get())) return {};
    Answer answer{PQgetResult(connection_.get())};
    // Every answer but that of a sync is followed by an empty one, which is there at once.
    if (answer && PQresultStatus(answer.get()) != PGRES_PIPELINE_SYNC) Answer{PQgetResult(connection_.get())};
    return answer;
}

Rows PostgresqlHandle::rows(const Statement& statement, const Answer& answer) const {
    const auto& names = ready_[statement.number()].names;
    const auto columns = static_cast<int>(names->size());
    Rows out{.names = names, .values = {}};
    out.values.reserve(static_cast<std::size_t>(PQntuples(answer.get())));
    for (int row = 0; row < PQntuples(answer.get()); ++row) {
        auto& into = out.values.emplace_back();
        into.reserve(names->size());
        for (int i = 0; i < columns; ++i) into.push_back(column(answer.get(), row, i));
    }
    return out;
}

} // namespace deedbox::db
