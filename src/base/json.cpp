#include "base/json.h"

#include "base/described.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>

#include <set>

namespace deedbox {

namespace {

namespace json = boost::json;

constexpr std::size_t deepest = 32;

// Walks the text without building anything and remembers the keys of each open object, and where it is.
class DuplicateKeyFinder {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    std::optional<std::string> duplicate;

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return open(false); }
    bool on_object_end(std::size_t, json::error_code&) { return close(); }
    bool on_array_begin(json::error_code&) { return open(true); }
    bool on_array_end(std::size_t, json::error_code&) { return close(); }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        key_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code& error) {
        key_.append(part.data(), part.size());
        auto& level = levels_.back();
        level.at = std::exchange(key_, {});
        if (level.keys.insert(level.at).second) return true;
        duplicate = path();
        error = json::error::syntax;
        return false;
    }
    bool on_string_part(json::string_view, std::size_t, json::error_code&) { return true; }
    bool on_string(json::string_view, std::size_t, json::error_code&) { return value(); }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, json::error_code&) { return value(); }
    bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return value(); }
    bool on_double(double, json::string_view, json::error_code&) { return value(); }
    bool on_bool(bool, json::error_code&) { return value(); }
    bool on_null(json::error_code&) { return value(); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    struct Level {
        bool array;
        std::size_t index = 0;
        std::string at{};
        std::set<std::string, std::less<>> keys{};
    };

    bool open(bool array) {
        levels_.push_back({array});
        return true;
    }
    bool close() {
        levels_.pop_back();
        return value();
    }
    bool value() {
        if (!levels_.empty()) ++levels_.back().index;
        return true;
    }
    std::string path() const {
        std::string out;
        for (const auto& level : levels_)
            out = described::pointer_step(out, level.array ? std::to_string(level.index) : level.at);
        return out;
    }

    std::vector<Level> levels_;
    std::string key_;
};

} // namespace

Result<json::value> parse_json(std::string_view text) {
    json::parse_options options;
    options.max_depth = deepest;
    json::basic_parser<DuplicateKeyFinder> finder{options};
    json::error_code error;
    finder.write_some(false, text.data(), text.size(), error);
    if (finder.handler().duplicate) return invalid(*finder.handler().duplicate, "field.duplicate");
    auto value = json::parse(text, error, {}, options);
    if (error) return fail(Kind::malformed, "body.malformed");
    return value;
}

} // namespace deedbox
