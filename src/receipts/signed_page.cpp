#include "receipts/signed_page.h"

#include <fmt/format.h>
#include <qpdf/qpdf-c.h>

#include <stdexcept>

namespace deedbox::receipts {

namespace {

constexpr std::string_view first_of_json = R"({"form":"deedbox receipt )";
constexpr std::string_view signature_line = "%deedbox-receipt-signature ";
constexpr std::string_view attachment = "receipt.json";

Bytes page_digest(std::string_view octets) {
    return digest({"deedbox receipt page 1", octets});
}

/// A PDF in memory, as objects. Throws where the library fails, which for a page that we drew is a fault of ours.
class Pdf {
public:
    explicit Pdf(const std::string& octets) : pdf_{qpdf_init()} {
        qpdf_silence_errors(pdf_);
        qpdf_read_memory(pdf_, "the drawn page", octets.data(), octets.size(), nullptr);
        check();
    }
    ~Pdf() { qpdf_cleanup(&pdf_); }
    Pdf(const Pdf&) = delete;
    Pdf& operator=(const Pdf&) = delete;

    qpdf_oh root() { return qpdf_get_root(pdf_); }
    qpdf_oh parsed(const std::string& text) { return qpdf_oh_parse(pdf_, text.c_str()); }
    qpdf_oh text(std::string_view text) { return qpdf_oh_new_unicode_string(pdf_, std::string{text}.c_str()); }
    qpdf_oh indirect(qpdf_oh object) { return qpdf_make_indirect_object(pdf_, object); }
    void set(qpdf_oh dictionary, const char* key, qpdf_oh value) { qpdf_oh_replace_key(pdf_, dictionary, key, value); }
    void append(qpdf_oh array, qpdf_oh item) { qpdf_oh_append_item(pdf_, array, item); }
    /// An attachment's octets, as they are.
    qpdf_oh file(std::string_view octets, const char* type) {
        const auto stream = qpdf_oh_new_stream(pdf_);
        const auto nothing = qpdf_oh_new_null(pdf_);
        qpdf_oh_replace_stream_data(pdf_, stream, reinterpret_cast<const unsigned char*>(octets.data()), octets.size(),
                                    nothing, nothing);
        const auto dictionary = qpdf_oh_get_dict(pdf_, stream);
        set(dictionary, "/Type", parsed("/EmbeddedFile"));
        set(dictionary, "/Subtype", parsed(type));
        set(dictionary, "/Params", parsed(fmt::format("<< /Size {} >>", octets.size())));
        return stream;
    }
    std::string written() {
        qpdf_init_write_memory(pdf_);
        qpdf_set_compress_streams(pdf_, QPDF_FALSE);
        qpdf_set_newline_before_endstream(pdf_, QPDF_TRUE); // where the attachment ends (`json_in_page`)
        qpdf_set_deterministic_ID(pdf_, QPDF_TRUE);
        qpdf_write(pdf_);
        check();
        return {reinterpret_cast<const char*>(qpdf_get_buffer(pdf_)), qpdf_get_buffer_length(pdf_)};
    }

private:
    void check() {
        if (qpdf_has_error(pdf_) != QPDF_FALSE)
            throw std::runtime_error{qpdf_get_error_full_text(pdf_, qpdf_get_error(pdf_))};
    }

    qpdf_data pdf_;
};

// ISO 32000-1 §7.11.4: a file is attached by its name in the catalogue's tree of names.
std::string with_attachment(const std::string& drawn, std::string_view json, std::string_view language) {
    Pdf pdf{drawn};
    const auto files = pdf.parsed("<< >>");
    pdf.set(files, "/F", pdf.file(json, "/application#2fjson"));
    const auto attached = pdf.parsed("<< /Type /Filespec >>");
    pdf.set(attached, "/F", pdf.text(attachment));
    pdf.set(attached, "/UF", pdf.text(attachment));
    pdf.set(attached, "/EF", files);
    const auto names = pdf.parsed("[ ]");
    pdf.append(names, pdf.text(attachment));
    pdf.append(names, pdf.indirect(attached));
    const auto tree = pdf.parsed("<< >>");
    pdf.set(tree, "/Names", names);
    const auto by_kind = pdf.parsed("<< >>");
    pdf.set(by_kind, "/EmbeddedFiles", tree);
    pdf.set(pdf.root(), "/Names", by_kind);
    pdf.set(pdf.root(), "/Lang", pdf.text(language));
    pdf.set(pdf.root(), "/MarkInfo", pdf.parsed("<< /Marked true >>")); // which Cairo 1.16 forgets
    pdf.set(pdf.root(), "/ViewerPreferences", pdf.parsed("<< /DisplayDocTitle true >>"));
    return pdf.written();
}

} // namespace

bool is_page(std::string_view file) {
    return file.starts_with("%PDF-");
}

std::string signed_page(const std::string& drawn, std::string_view json, std::string_view language,
                        const SecretKey& key) {
    auto page = with_attachment(drawn, json, language);
    const auto signature = hex(key.sign(page_digest(page)));
    page.append(signature_line).append(signature).append("\n");
    return page;
}

Result<std::string_view> json_in_page(std::string_view file) {
    const auto begin = file.find(first_of_json);
    if (begin == std::string_view::npos) return broken("it is a PDF with no receipt inside");
    return file.substr(begin, file.find_first_of("\r\n", begin) - begin);
}

bool page_is_signed(std::string_view file, std::string_view public_key) {
    const auto line = file.rfind(signature_line);
    if (line == std::string_view::npos || !file.ends_with('\n')) return false;
    const auto signature = file.substr(line + signature_line.size(), file.size() - line - signature_line.size() - 1);
    const auto octets = from_hex(signature);
    return octets && hex(*octets) == signature &&
           signature_is_good(page_digest(file.substr(0, line)), *octets, public_key);
}

} // namespace deedbox::receipts
