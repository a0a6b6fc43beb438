// What comes back from outside as if it were ours: links, cursors, tags, cookies, queries. Nothing opens but what was
// made here.
#include "fuzz.h"
#include "http/call.h"

namespace {

using namespace deedbox;

const SecretKey& key() {
    static const SecretKey key = [] {
        start_cryptography();
        return SecretKey::from_bytes("a key for fuzzing");
    }();
    return key;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    if (const auto link = SecretKey::link_of(text))
        fuzz::demand(key().link_token(LinkPurpose::approval, *link, 1) == text ||
                         !key().opens(text, LinkPurpose::approval, *link, 1),
                     "only the token itself opens");
    if (const auto cursor = key().opened("cursor of x", text))
        fuzz::demand(key().sealed("cursor of x", *cursor) == text, "only what was sealed is opened");
    fuzz::demand(key().opened("cursor of x", key().sealed("cursor of x", text)) == std::string{text},
                 "what was sealed is opened");
    fuzz::demand(!key().opened("cursor of y", key().sealed("cursor of x", text)), "and only for what it is");
    if (const auto bytes = from_base64url(text))
        fuzz::demand(from_base64url(base64url(*bytes)) == *bytes, "base64url there and back");

    const http::Request request{.method = "GET",
                                .path = std::string{text},
                                .query = std::string{text},
                                .headers = {{"Cookie", std::string{text}}, {"If-Match", std::string{text}}},
                                .body = std::string{text}};
    const http::Call call{.request = request, .parameters = {{"id", std::string{text}}}};
    (void)call.cookie("deedbox_session");
    (void)call.query("limit");
    (void)call.page();
    (void)call.id<UserTag>("id", "user.unknown");
    const auto guarded = call.if_match().against(7);
    fuzz::demand(!guarded || !*guarded || text.find("\"7.") != std::string_view::npos,
                 "only a tag of the version matches");
    const auto tag = http::entity_tag(7, text);
    fuzz::demand(http::is_known_to("W/" + tag, tag), "a tag is known to who has it");
    (void)http::is_known_to(text, tag);
    return 0;
}
