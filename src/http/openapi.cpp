#include "http/openapi.h"

#include <boost/algorithm/string/case_conv.hpp>

namespace deedbox::http {

namespace {

namespace json = boost::json;

json::object json_content(json::value schema, std::string_view type = "application/json") {
    return {{type, json::object{{"schema", std::move(schema)}}}};
}

json::object problem_answer(std::string_view description) {
    return {
        {"description", description},
        {"content", json_content(json::object{{"$ref", "#/components/schemas/Problem"}}, "application/problem+json")}};
}

json::object problem_schema() {
    const json::object text{{"type", "string"}};
    const json::object field{{"type", "object"},
                             {"required", {"field", "code", "detail"}},
                             {"properties",
                              {{"field", {{"type", "string"}, {"description", "JSON Pointer into the body"}}},
                               {"code", text},
                               {"detail", text}}}};
    return {{"type", "object"},
            {"description", "RFC 9457, in the language of Accept-Language"},
            {"required", {"type", "title", "status", "detail", "code"}},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"detail", text},
              {"code", {{"type", "string"}, {"description", "stable, for programs"}}},
              {"errors", {{"type", "array"}, {"items", field}}}}}};
}

json::object text_schema() {
    return {{"type", "string"}};
}

json::object limit_schema() {
    return {{"type", "integer"}, {"minimum", 1}, {"maximum", 200}, {"default", 50}};
}

json::object header_parameter(std::string_view name, std::string_view meaning) {
    return {{"name", name}, {"in", "header"}, {"description", meaning}, {"schema", text_schema()}};
}

std::string size_of_body(const Route& route) {
    return std::to_string(route.most_bytes / 1024) + " KiB";
}

std::string type_of_body(const Route& route) {
    return route.file_type.empty() ? "application/json" : route.file_type;
}

json::object file_schema() {
    return {{"type", "string"}, {"format", "binary"}};
}

// Null: it takes none.
json::value schema_of_body(const Route& route, described::Schemas& schemas) {
    if (!route.file_type.empty()) return file_schema();
    return route.body ? route.body(schemas) : nullptr;
}

json::array parameters_of(const Route& route) {
    json::array out;
    for (auto at = route.path.find('{'); at != std::string::npos; at = route.path.find('{', at + 1))
        out.push_back(json::object{{"name", route.path.substr(at + 1, route.path.find('}', at) - at - 1)},
                                   {"in", "path"},
                                   {"required", true},
                                   {"schema", {{"type", "string"}}}});
    for (const auto& [name, meaning] : route.query)
        out.push_back(json::object{{"name", name},
                                   {"in", "query"},
                                   {"description", meaning},
                                   {"schema", name == "limit" ? limit_schema() : text_schema()}});
    if (route.shows)
        out.push_back(header_parameter("Idempotency-Key", "1 to 255 visible ASCII characters: sent again with the same "
                                                          "body, the call gets its first answer again, for a day"));
    if (route.versioned && route.method == "GET")
        out.push_back(header_parameter("If-None-Match", "an ETag: 304 when what would be shown is still that"));
    else if (route.versioned)
        out.push_back(header_parameter("If-Match", "an ETag: 412 when it was changed since; changed all the same "
                                                   "when left out"));
    return out;
}

json::object answers_of(const Route& route, described::Schemas& schemas) {
    json::object out;
    for (const auto& [status, schema, other_types] : route.answers) {
        json::object answer{{"description", route.summary}};
        if (schema || !other_types.empty()) answer.emplace("content", json::object{});
        if (schema) answer["content"] = json_content(schema(schemas));
        for (const auto& other_type : other_types)
            answer["content"].as_object().emplace(other_type, json::object{{"schema", file_schema()}});
        if (route.versioned) answer.emplace("headers", json::object{{"ETag", {{"schema", text_schema()}}}});
        out.emplace(std::to_string(status), std::move(answer));
    }
    std::string codes;
    for (const auto& code : route.problems) codes += (codes.empty() ? " Codes: `" : ", `") + code + "`";
    if (route.versioned && route.method == "GET")
        out.emplace("304", json::object{{"description", "What would be shown is what If-None-Match names."}});
    else if (route.versioned)
        out.emplace("412", problem_answer("It was changed since; read it again."));
    if (route.access.needs_sign_in()) out.emplace("401", problem_answer("Not signed in."));
    if (route.body) out.emplace("400", problem_answer("Not JSON."));
    if (route.body || !route.file_type.empty()) {
        out.emplace("413", problem_answer("The body is over " + size_of_body(route) + "."));
        out.emplace("415", problem_answer("The body is not `" + type_of_body(route) + "`."));
        out.emplace("422", problem_answer("A field is wrong; `errors` names it."));
    }
    out.emplace("default", problem_answer("Refused." + codes));
    return out;
}

json::object operation_of(const Route& route, described::Schemas& schemas) {
    const auto subject = route.path.substr(1, route.path.find('/', 1) - 1);
    json::object out{{"operationId", route.operation}, {"summary", route.summary}, {"tags", json::array{subject}}};
    if (!route.problems.empty()) out.emplace("x-problem-codes", json::value_from(route.problems));
    if (auto parameters = parameters_of(route); !parameters.empty()) out.emplace("parameters", std::move(parameters));
    if (auto schema = schema_of_body(route, schemas); !schema.is_null())
        out.emplace("requestBody", json::object{{"required", true},
                                                {"description", "At most " + size_of_body(route) + "."},
                                                {"content", json_content(std::move(schema), type_of_body(route))}});
    out.emplace("responses", answers_of(route, schemas));
    if (!route.access.needs_sign_in()) out.emplace("security", json::array{});
    if (!route.access.demands().empty()) out.emplace("x-capability", route.access.demands());
    return out;
}

} // namespace

json::object openapi_document(const Routes& routes, std::string_view version, std::string_view session_cookie) {
    described::Schemas schemas;
    json::object paths;
    for (const auto& route : routes.all()) {
        auto& path = paths["/api/v1" + route->path];
        if (path.is_null()) path = json::object{};
        path.as_object().emplace(boost::to_lower_copy(route->method), operation_of(*route, schemas));
    }
    auto named = schemas.take();
    named.emplace("Problem", problem_schema());
    const json::object session{{"type", "apiKey"}, {"in", "cookie"}, {"name", session_cookie}};
    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "Deedbox"},
              {"version", version},
              {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
            {"servers", json::array{json::object{{"url", "/"}}}},
            {"security", json::array{json::object{{"session", json::array{}}}}},
            {"paths", std::move(paths)},
            {"components", {{"schemas", std::move(named)}, {"securitySchemes", {{"session", session}}}}}};
}

} // namespace deedbox::http
