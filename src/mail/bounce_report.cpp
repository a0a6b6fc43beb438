#include "mail/bounce_report.h"

#include "base/email_address.h"
#include "mail/gmime.h"
#include "mail/reason_text.h"

#include <boost/algorithm/string.hpp>

namespace deedbox::mail {

namespace {

// A report has three parts, and the mail that it brings back two more; a signature and a disclaimer add a few. The
// parser goes down a level of the stack for each part inside a part, and no part is inside another without this header;
// so what has it often is not parsed. Nor is what has many lines that could begin a part or be a header.
constexpr std::size_t most_parts = 50;
constexpr std::size_t most_boundaries = 1000;
constexpr std::size_t most_headers = 1000;
constexpr std::size_t most_fields = 2000;
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

std::size_t lines_that_begin_with(std::string_view text, std::string_view word) {
    std::size_t count = text.starts_with(word) ? 1 : 0;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
        if (text.substr(end + 1).starts_with(word)) ++count;
    return count;
}

// The lines above the first empty one.
std::size_t header_lines(std::string_view mail) {
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < mail.size(); ++count) {
        const auto end = mail.find('\n', begin);
        const auto line = mail.substr(begin, end == std::string_view::npos ? end : end - begin);
        if (line.empty() || line == "\r" || end == std::string_view::npos) break;
        begin = end + 1;
    }
    return count;
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

/// The parts of a mail that tell of another: a multipart is gone through, a mail that comes back is not.
struct Found {
    std::vector<GMimeObject*> statuses;
    std::vector<GMimeObject*> others;
};

// By what is in it: some mail servers call a report multipart/mixed, and others put it into one beside a disclaimer, or
// into a multipart/signed.
void find_parts(GMimeObject* part, Found& found) {
    if (!part) return;
    if (!GMIME_IS_MULTIPART(part)) {
        (is_status(part) ? found.statuses : found.others).push_back(part);
        return;
    }
    auto* parts = GMIME_MULTIPART(part);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) find_parts(g_mime_multipart_get_part(parts, i), found);
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
// As many as anybody reads.
std::vector<Fields> groups_of(std::string_view text) {
    std::vector<Fields> groups(1);
    for (std::size_t count = 0; count < most_fields && !text.empty(); ++count) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
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

std::string before_comment(std::string value) {
    value.resize(std::min(value.find_first_of(" \t("), value.size()));
    return value;
}

// `rfc822; <it@d> (IT desk)`: for people's eyes, and for nothing else.
std::string shown_address(const std::string& value) {
    auto text = before_comment(boost::trim_copy_if(behind_type(value), boost::is_any_of("<> \t")));
    boost::trim_right_if(text, boost::is_any_of(">"));
    const auto address = EmailAddress::parse(text);
    return address ? address->text() : cleaned_reason(text);
}

// RFC 3464 §2.3.3; what is none of these, or missing, is what the class of the status says (RFC 3463 §2), and a mail
// whose time is over (x.4.7) is not tried again.
ReportedFate fate_of(const std::string& action, const std::string& status) {
    if (action == "failed") return ReportedFate::failed;
    if (action == "delayed") return ReportedFate::delayed;
    if (action == "delivered" || action == "relayed" || action == "expanded") return ReportedFate::arrived;
    if (status.starts_with("5.") || status == "4.4.7") return ReportedFate::failed;
    if (status.starts_with("4.")) return ReportedFate::delayed;
    return status.starts_with("2.") ? ReportedFate::arrived : ReportedFate::unknown;
}

ReportedRecipient recipient_of(const Fields& fields) {
    const auto action = boost::to_lower_copy(before_comment(cleaned_reason(field(fields, "Action"))));
    const auto status = before_comment(cleaned_reason(field(fields, "Status")));
    const auto diagnosis = behind_type(field(fields, "Diagnostic-Code"));
    const bool told = !status.empty() && diagnosis.find(status) != std::string::npos;
    return {.recipient = shown_address(field(fields, "Final-Recipient")),
            .fate = fate_of(action, status),
            .reason = cleaned_reason(told ? diagnosis : status + " " + diagnosis)};
}

bool is_of_recipient(const Fields& fields) {
    return !field(fields, "Action").empty() || !field(fields, "Final-Recipient").empty();
}

// The first group is about the report as a whole, each further one about a recipient.
std::vector<ReportedRecipient> recipients_of(const std::string& status) {
    std::vector<ReportedRecipient> out;
    for (const auto& group : groups_of(status))
        if (is_of_recipient(group) && out.size() < most_recipients) out.push_back(recipient_of(group));
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

std::string header_of(GMimeMessage* message, const char* name) {
    const char* value = g_mime_object_get_header(GMIME_OBJECT(message), name);
    return value ? boost::trim_copy(std::string{value}) : std::string{};
}

// RFC 3834 §5, and what was usual before it.
bool is_automatic(GMimeMessage* message) {
    const auto submitted = header_of(message, "Auto-Submitted");
    if (!submitted.empty()) return !boost::iequals(before_comment(submitted), "no");
    for (const auto* name : {"X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Auto-Response-Suppress"})
        if (!header_of(message, name).empty()) return true;
    const auto precedence = header_of(message, "Precedence");
    return boost::iequals(precedence, "auto_reply") || boost::iequals(precedence, "bulk") ||
           boost::iequals(precedence, "junk");
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

std::expected<BounceReport, Unread> read_bounce(std::string_view mail) {
    if (mail.size() > largest_report) return std::unexpected{Unread{"it is larger than 1 MiB"}};
    if (count_of(mail, "content-type") > most_parts || lines_that_begin_with(mail, "--") > most_boundaries)
        return std::unexpected{Unread{"it has too many parts"}};
    if (header_lines(mail) > most_headers) return std::unexpected{Unread{"it has too many headers"}};
    const auto message = parsed(mail);
    Found found;
    if (message) find_parts(g_mime_message_get_mime_part(message.get()), found);
    if (found.statuses.empty())
        return std::unexpected{Unread{.why = "it is no delivery status notification (RFC 3464)",
                                      .is_no_report = true,
                                      .is_automatic = message && is_automatic(message.get())}};
    BounceReport report{.recipients = {}, .returned = {}, .addressed = addresses_of(message.get())};
    for (auto* part : found.statuses)
        if (report.recipients.empty()) report.recipients = recipients_of(content_of(part));
    for (auto* part : found.others) report.returned += token_in(part) + "\n";
    if (report.recipients.empty()) return std::unexpected{Unread{"it names no recipient and what became of the mail"}};
    return report;
}

} // namespace deedbox::mail
