#include "http/problem.h"

#include "base/text_keys.h"
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace deedbox::http {

namespace {

namespace json = boost::json;

constexpr std::chrono::seconds usual_wait{5};

Text title_of(Kind kind) {
    switch (kind) {
    case Kind::malformed: return Text::problem_title_malformed;
    case Kind::unauthenticated: return Text::problem_title_unauthenticated;
    case Kind::forbidden: return Text::problem_title_forbidden;
    case Kind::not_found: return Text::problem_title_not_found;
    case Kind::wrong_method: return Text::problem_title_wrong_method;
    case Kind::conflict: return Text::problem_title_conflict;
    case Kind::gone: return Text::problem_title_gone;
    case Kind::stale: return Text::problem_title_stale;
    case Kind::too_large: return Text::problem_title_too_large;
    case Kind::unsupported_type: return Text::problem_title_unsupported_type;
    case Kind::invalid: return Text::problem_title_invalid;
    case Kind::too_many: return Text::problem_title_too_many;
    case Kind::busy: return Text::problem_title_busy;
    case Kind::broken: return Text::problem_title_broken;
    }
    std::abort();
}

std::string field_detail(const FieldProblem& problem, Language language, const Texts& texts) {
    const auto key = "problem." + problem.code;
    return texts.format(language, problem.because.empty() ? key : key + "." + problem.because, problem.arguments);
}

// Programs that sent one wrong field should not have to look into the list to learn which rule it broke.
std::string code_of(const Error& error) {
    const bool one_code = !error.fields.empty() && std::ranges::all_of(error.fields, [&](const FieldError& field) {
        return field.problem.code == error.fields.front().problem.code;
    });
    return one_code ? error.fields.front().problem.code : error.code;
}

} // namespace

unsigned status_of(Kind kind) {
    switch (kind) { // no default: with warnings as errors, a new kind has to be placed here
    case Kind::malformed: return 400;
    case Kind::unauthenticated: return 401;
    case Kind::forbidden: return 403;
    case Kind::not_found: return 404;
    case Kind::wrong_method: return 405;
    case Kind::conflict: return 409;
    case Kind::gone: return 410;
    case Kind::stale: return 412;
    case Kind::too_large: return 413;
    case Kind::unsupported_type: return 415;
    case Kind::invalid: return 422;
    case Kind::too_many: return 429;
    case Kind::busy: return 503;
    case Kind::broken: return 500;
    }
    std::abort();
}

Response problem_response(const Error& error, Language language, const Texts& texts) {
    const auto status = status_of(error.kind);
    const auto code = code_of(error);
    json::object body{{"type", "urn:deedbox:problem:" + code},
                      {"title", texts.format(language, title_of(error.kind))},
                      {"status", status},
                      {"detail", error.fields.size() == 1
                                     ? field_detail(error.fields.front().problem, language, texts)
                                     : texts.format(language, "problem." + error.code, error.arguments)},
                      {"code", code}};
    if (error.kind == Kind::invalid) {
        json::array fields;
        for (const auto& [field, problem] : error.fields)
            fields.push_back(json::object{
                {"field", field}, {"code", problem.code}, {"detail", field_detail(problem, language, texts)}});
        body.emplace("errors", std::move(fields));
    }
    for (const auto& member : error.extra) body.insert_or_assign(member.key(), member.value());

    Response response{.status = status,
                      .headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}},
                      .body = json::serialize(body)};
    // Whoever is told to come back is told when.
    const bool later = error.kind == Kind::too_many || error.kind == Kind::busy;
    if (error.retry_after || later)
        response.headers.emplace_back("Retry-After", std::to_string(error.retry_after.value_or(usual_wait).count()));
    if (error.kind == Kind::wrong_method)
        response.headers.emplace_back("Allow", std::get<std::string>(error.arguments.at("allowed")));
    return response;
}

} // namespace deedbox::http
