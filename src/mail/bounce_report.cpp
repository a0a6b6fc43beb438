#include "mail/bounce_report.h"

#include "base/email_address.h"
#include "mail/gmime.h"
#include "mail/reason_text.h"

#include <boost/algorithm/string.hpp>

namespace deedbox::mail {

namespace {

// A report has three parts, and the mail that it brings back two more. The parser goes down a level of the stack for
// each part inside a part, and no part is inside another without this header; so what has it often is not parsed.
constexpr std::size_t most_parts = 50;
constexpr std::size_t most_recipients = 100;

std::size_t count_of(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (auto rest = boost::make_iterator_range(text);;) {
        const auto found = boost::ifind_first(rest, word);
        if (found.empty()) return count;
        ++count;
        rest = {found.end(), rest.end()};
    }
}

Held<GMimeMessage> parsed(std::string_view mail) {
    start_gmime();
    const Held<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(mail.data(), mail.size())};
    const Held<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    return Held<GMimeMessage>{g_mime_parser_construct_message(parser.get(), nullptr)};
}

bool is_status(GMimeObject* part) {
    auto* type = g_mime_object_get_content_type(part);
    return boost::iends_with(g_mime_content_type_get_media_subtype(type), "delivery-status"); // or `global-…`, RFC 6533
}

// By what is in it: some mail servers call it multipart/mixed.
bool is_report(GMimeObject* root) {
    if (!root || !GMIME_IS_MULTIPART(root)) return false;
    auto* parts = GMIME_MULTIPART(root);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
        if (is_status(g_mime_multipart_get_part(parts, i))) return true;
    return false;
}

// What a part holds, decoded.
std::string content_of(GMimeObject* part) {
    if (!GMIME_IS_PART(part)) return {};
    auto* content = g_mime_part_get_content(GMIME_PART(part));
    if (!content) return {};
    const Held<GMimeStream> stream{g_mime_stream_mem_new()};
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

using Fields = std::vector<std::pair<std::string, std::string>>;

// Groups of `Name: value` lines with empty lines between; a line that begins with a blank goes on with the one before.
std::vector<Fields> groups_of(std::string_view text) {
    std::vector<Fields> groups(1);
    std::vector<std::string_view> lines;
    boost::split(lines, text, boost::is_any_of("\n"));
    for (auto line : lines) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            if (!groups.back().empty()) groups.emplace_back();
        } else if (line.front() == ' ' || line.front() == '\t') {
            if (!groups.back().empty()) groups.back().back().second += line;
        } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
            groups.back().emplace_back(boost::trim_copy(std::string{line.substr(0, colon)}),
                                       boost::trim_copy(std::string{line.substr(colon + 1)}));
        }
    }
    if (groups.back().empty()) groups.pop_back();
    return groups;
}

std::string field(const Fields& fields, std::string_view name) {
    for (const auto& [key, value] : fields)
        if (boost::iequals(key, name)) return value;
    return {};
}

// `rfc822; it@keio.jp` and the like: what stands behind the type.
std::string behind_type(const std::string& value) {
    const auto semicolon = value.find(';');
    return boost::trim_copy(semicolon == std::string::npos ? value : value.substr(semicolon + 1));
}

std::string address_in(const std::string& value) {
    const auto text = boost::trim_copy_if(behind_type(value), boost::is_any_of("<> \t"));
    const auto address = EmailAddress::parse(text);
    return address ? address->text() : text;
}

std::string before_comment(std::string value) {
    value.resize(std::min(value.find_first_of(" \t("), value.size()));
    return value;
}

ReportedRecipient recipient_of(const Fields& fields) {
    const auto action = before_comment(field(fields, "Action"));
    const auto status = before_comment(field(fields, "Status"));
    const auto diagnosis = behind_type(field(fields, "Diagnostic-Code"));
    const bool told = !status.empty() && diagnosis.find(status) != std::string::npos;
    return {.recipient = address_in(field(fields, "Final-Recipient")),
            .original = address_in(field(fields, "Original-Recipient")),
            .action = boost::to_lower_copy(action),
            .reason = cleaned_reason(told ? diagnosis : status + " " + diagnosis)};
}

// The first group is about the report as a whole, each further one about a recipient.
std::vector<ReportedRecipient> recipients_of(const std::string& status) {
    std::vector<ReportedRecipient> out;
    for (const auto& group : groups_of(status))
        if (!field(group, "Action").empty() && out.size() < most_recipients) out.push_back(recipient_of(group));
    return out;
}

constexpr auto token_header = "X-Deedbox-Mail";

// From the mail that came back, whole or its headers only.
std::string token_in(GMimeObject* part) {
    if (GMIME_IS_MESSAGE_PART(part)) {
        auto* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
        const char* value = message ? g_mime_object_get_header(GMIME_OBJECT(message), token_header) : nullptr;
        return value ? value : "";
    }
    const auto groups = groups_of(content_of(part));
    return groups.empty() ? std::string{} : field(groups.front(), token_header);
}

std::string addresses_of(GMimeMessage* message) {
    std::string out;
    auto* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    for (int i = 0; i < g_mime_header_list_get_count(headers); ++i) {
        auto* header = g_mime_header_list_get_header_at(headers, i);
        for (const auto* name : {"To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"})
            if (const char* value = g_mime_header_get_raw_value(header);
                value && boost::iequals(g_mime_header_get_name(header), name))
                out += std::string{value} + "\n";
    }
    return out;
}

} // namespace

std::expected<BounceReport, std::string> read_bounce(std::string_view mail) {
    if (mail.size() > largest_report) return std::unexpected{"it is larger than 1 MiB"};
    if (count_of(mail, "content-type") > most_parts) return std::unexpected{"it has too many parts"};
    const auto message = parsed(mail);
    auto* root = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
    if (!is_report(root)) return std::unexpected{"it is no delivery status notification (RFC 3464)"};
    BounceReport report{.recipients = {}, .returned = {}, .addressed = addresses_of(message.get())};
    auto* parts = GMIME_MULTIPART(root);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
        auto* part = g_mime_multipart_get_part(parts, i);
        if (is_status(part)) {
            if (report.recipients.empty()) report.recipients = recipients_of(content_of(part));
        } else if (i > 0) {
            report.returned += token_in(part) + "\n";
        }
    }
    if (report.recipients.empty()) return std::unexpected{"it names no recipient and what became of the mail"};
    return report;
}

} // namespace deedbox::mail
