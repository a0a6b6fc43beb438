#include "directory/directory_routes.h"

#include "directory/directory_store.h"

#include <boost/algorithm/string.hpp>

namespace deedbox::directory {

namespace {

constexpr std::size_t longest_search = 200;

Result<std::optional<std::string>> searched(const http::Call& call, const char* parameter) {
    auto text = call.query(parameter);
    if (!text || boost::trim_copy(*text).empty()) return std::nullopt;
    auto clean = clean_text(*text, {0, longest_search, Lines::one});
    if (!clean)
        return std::unexpected{Error{.kind = Kind::invalid,
                                     .code = "body.invalid",
                                     .fields = {{std::string{"/"} + parameter, std::move(clean).error()}}}};
    return std::move(*clean);
}

} // namespace

void add_directory_routes(http::Routes& routes, db::Database& db) {
    using namespace http;
    routes.get("/directory", Access::user)
        .named("searchDirectory", "My accounts, then what I requested, then my company's, then what the search finds")
        .limited(CountedBy::user, 600, minutes{15})
        .query("q", "words of a name in any order (fewer than three characters: its beginning), or the beginning of a "
                    "domain identifier; where nothing is found, names with words that are a typing error or two away")
        .query("domain", "the beginning of a domain identifier")
        .paged()
        .gives<DirectoryPage>(200)
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            Search asked{.text = CO_TRY(searched(call, "q")),
                         .domain = CO_TRY(searched(call, "domain")),
                         .page = CO_TRY(call.page())};
            co_return Reply::ok(CO_TRY(co_await directory::search(db, call.actor(), std::move(asked))));
        });
}

} // namespace deedbox::directory
