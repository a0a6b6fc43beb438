#include "receipts/receipt_page.h"

#include "base/bidi.h"
#include "base/country.h"
#include "base/text_family.h"
#include "base/text_keys.h"

#include <boost/algorithm/string.hpp>
#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>
#include <unicode/locid.h>

#include <algorithm>
#include <memory>

namespace deedbox::receipts {

namespace {

// In points.
constexpr double page_width = 595.28;
constexpr double page_height = 841.89;
constexpr double margin = 56;
constexpr double label_width = 120;
constexpr double value_at = margin + label_width + 12;

template <auto free>
using Freed = decltype([](auto* thing) { free(thing); });
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Pen = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using Context = std::unique_ptr<PangoContext, Freed<g_object_unref>>;
using Layout = std::unique_ptr<PangoLayout, Freed<g_object_unref>>;
using Attributes = std::unique_ptr<PangoAttrList, Freed<pango_attr_list_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;

cairo_status_t append(void* to, const unsigned char* octets, unsigned length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(octets), length);
    return CAIRO_STATUS_SUCCESS;
}

struct Style {
    const char* font;
    double gray = 0;
    int most_lines = 0; // 0: as many as it takes
};
#define SANS "Noto Sans, DejaVu Sans, sans-serif "
#define MONO "Noto Sans Mono, DejaVu Sans Mono, monospace "
constexpr Style issuer_style{SANS "9", 0.35, 1};
constexpr Style title_style{SANS "Bold 20", 0, 2};
constexpr Style account_style{SANS "13", 0, 2};
constexpr Style section_style{SANS "Bold 11", 0, 1};
constexpr Style label_style{SANS "9", 0.35, 2};
constexpr Style value_style{SANS "9.5", 0, 2};
constexpr Style long_style{SANS "9.5", 0, 7};
constexpr Style proof_label_style{SANS "7.5", 0.35, 2};
constexpr Style proof_style{MONO "7", 0, 3};
constexpr Style note_style{SANS "8.5", 0, 0};
#undef SANS
#undef MONO

/// A sheet of paper that is written from top to bottom, and tagged for those who have it read aloud.
class Sheet {
public:
    Sheet(std::string_view title, std::string_view author, std::string_view moment, Language language)
        : surface_{cairo_pdf_surface_create_for_stream(append, &octets_, page_width, page_height)},
          pen_{cairo_create(surface_.get())}, context_{pango_cairo_create_context(pen_.get())} {
        const auto describe = [&](cairo_pdf_metadata_t what, std::string_view as) {
            cairo_pdf_surface_set_metadata(surface_.get(), what, std::string{as}.c_str());
        };
        describe(CAIRO_PDF_METADATA_TITLE, title);
        describe(CAIRO_PDF_METADATA_AUTHOR, author);
        describe(CAIRO_PDF_METADATA_CREATOR, "Deedbox");
        describe(CAIRO_PDF_METADATA_CREATE_DATE, moment);
        pango_cairo_context_set_resolution(context_.get(), 72); // points are points
        pango_context_set_language(context_.get(), pango_language_from_string(described::enum_text(language).data()));
    }

    void write(const char* tag, std::string_view text, const Style& style, double space_after) {
        y_ += put(tag, text, style, margin, page_width - 2 * margin) + space_after;
    }

    void row(std::string_view label, std::string_view value, const Style& label_style, const Style& style) {
        if (value.empty()) return;
        begin("TR");
        const auto left = put("TH", label, label_style, margin, label_width);
        const auto right = put("TD", value, style, value_at, page_width - margin - value_at);
        end("TR");
        y_ += std::max(left, right) + row_space(style);
    }

    void begin(const char* tag) { cairo_tag_begin(pen_.get(), tag, nullptr); }
    void end(const char* tag) { cairo_tag_end(pen_.get(), tag); }

    void line(double space) {
        y_ += 4;
        cairo_set_source_rgb(pen_.get(), 0.75, 0.75, 0.75);
        cairo_set_line_width(pen_.get(), 0.6);
        cairo_move_to(pen_.get(), margin, y_);
        cairo_line_to(pen_.get(), page_width - margin, y_);
        cairo_stroke(pen_.get());
        y_ += space;
    }

    std::string finished() {
        pen_.reset();
        cairo_surface_finish(surface_.get());
        return std::move(octets_);
    }

private:
    static double row_space(const Style& style) { return style.font == proof_style.font ? 3 : 6; }

    double put(const char* tag, std::string_view text, const Style& style, double x, double width) {
        const Layout layout{pango_layout_new(context_.get())};
        const Font font{pango_font_description_from_string(style.font)};
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_auto_dir(layout.get(), FALSE); // names from right to left stand at the left of their column
        pango_layout_set_width(layout.get(), pango_units_from_double(width));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        const Attributes attributes{pango_attr_list_new()};
        pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE)); // none within a hash
        pango_layout_set_attributes(layout.get(), attributes.get());
        if (style.most_lines > 0) {
            pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
            pango_layout_set_height(layout.get(), -style.most_lines);
        }
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        begin(tag);
        cairo_set_source_rgb(pen_.get(), style.gray, style.gray, style.gray);
        cairo_move_to(pen_.get(), x, y_);
        pango_cairo_show_layout(pen_.get(), layout.get());
        end(tag);
        int height = 0;
        pango_layout_get_size(layout.get(), nullptr, &height);
        return pango_units_to_double(height);
    }

    std::string octets_;
    Surface surface_;
    Pen pen_;
    Context context_;
    double y_ = margin;
};

/// The words of the page.
class Wording {
public:
    Wording(const Texts& texts, Language language) : texts_{texts}, language_{language} {}

    std::string operator()(Text text, const Arguments& arguments = {}) const {
        return texts_.format(language_, text, arguments);
    }
    std::string moment(std::int64_t at) const { return (*this)(Text::receipt_moment, {{"at", Instant{Duration{at}}}}); }
    std::string country(const std::string& code) const { return country_name(code, language_); }
    std::string person(const std::optional<Person>& person) const {
        if (!person) return (*this)(Text::receipt_not_named);
        if (person->name.empty()) return person->email;
        return isolated(person->name) + " (" + person->email + ")";
    }
    std::string language_named(const std::string& tag) const {
        icu::UnicodeString name;
        icu::Locale{tag.c_str()}.getDisplayLanguage(icu::Locale{described::enum_text(language_).data()}, name);
        std::string out;
        return name.toUTF8String(out);
    }

private:
    const Texts& texts_;
    Language language_;
};

// Paragraphs of somebody's own words, one behind the other: each would have the lines that all may have.
std::string in_one_paragraph(std::string_view text) {
    return boost::replace_all_copy(std::string{text}, "\n", " ");
}

void draw_facts(Sheet& sheet, const Receipt& receipt, const Wording& words) {
    const auto& facts = receipt.decision;
    const auto row = [&](Text label, const std::string& value, const Style& style = value_style) {
        sheet.row(words(label), value, label_style, style);
    };
    sheet.begin("Table");
    row(Text::receipt_label_decided, words.moment(receipt.event.at));
    row(Text::receipt_label_decided_by,
        words(text_of<"receipt.decided_as">(facts.decided_as), {{"who", words.person(facts.decided_by)}}));
    if (facts.reason) row(Text::receipt_label_reason, in_one_paragraph(*facts.reason), long_style);
    row(Text::receipt_label_identifier, facts.domain_identifier.value_or(""));
    if (facts.country) row(Text::receipt_label_country, words.country(*facts.country));
    row(Text::receipt_label_numbers,
        words(Text::receipt_numbers, {{"account", facts.smart_account_id}, {"request", facts.account_request_id}}));
    if (facts.requester) row(Text::receipt_label_requester, words.person(facts.requester));
    if (const auto& agreement = facts.agreement) {
        row(Text::receipt_label_agreement,
            words(Text::receipt_agreement,
                  {{"version", agreement->version}, {"language", words.language_named(agreement->language)}}));
        row(Text::receipt_label_agreement_hash, agreement->sha256.value_or(""), proof_style);
    }
    row(Text::receipt_label_struck, boost::join(facts.struck_users, ", "));
    row(Text::receipt_label_invited, boost::join(facts.invited_users, ", "));
    sheet.end("Table");
}

void draw_proof(Sheet& sheet, const Receipt& receipt, const Wording& words) {
    const auto row = [&](Text label, const std::string& value) {
        sheet.row(words(label), value, proof_label_style, proof_style);
    };
    const auto& seal = receipt.seal;
    sheet.begin("Table");
    row(Text::receipt_label_event, receipt.event.id + "  " + receipt.event.act);
    row(Text::receipt_label_event_hash, receipt.event.hash);
    row(Text::receipt_label_seal, fmt::format("{}  {}", seal.number, to_rfc3339(Instant{Duration{seal.at}})));
    row(Text::receipt_label_place, fmt::format("{} / {}", receipt.proof.place + 1, seal.event_count));
    row(Text::receipt_label_seal_hash, seal.hash);
    row(Text::receipt_label_signature, seal.signature);
    row(Text::receipt_label_key, receipt.portal.public_key);
    sheet.end("Table");
}

} // namespace

std::string drawn_page(const Receipt& receipt, const Texts& texts, Language language) {
    const Wording words{texts, language};
    const auto& facts = receipt.decision;
    const auto title = words(text_of<"receipt.title">(facts.verdict));
    const auto whole_seconds = receipt.issued_at.substr(0, std::string_view{"2026-11-22T09:30:00"}.size()) + "Z";
    Sheet sheet{title, receipt.portal.operator_name, whole_seconds, language};
    sheet.write("P",
                words(Text::receipt_issuer, {{"operator", receipt.portal.operator_name}, {"url", receipt.portal.url}}),
                issuer_style, 14);
    sheet.write("H1", title, title_style, 4);
    sheet.write("P", facts.account_name.value_or(facts.domain_identifier.value_or("")), account_style, 14);
    sheet.line(12);
    draw_facts(sheet, receipt, words);
    if (receipt.recorded) sheet.write("P", words(Text::receipt_recorded), note_style, 6);
    sheet.line(12);
    sheet.write("H2", words(Text::receipt_proof_title), section_style, 6);
    sheet.write("P", words(Text::receipt_proves, {{"seal", receipt.seal.number}}), note_style, 8);
    draw_proof(sheet, receipt, words);
    sheet.line(12);
    sheet.write("H2", words(Text::receipt_check_title), section_style, 6);
    sheet.write("P", words(Text::receipt_check, {{"operator", receipt.portal.operator_name}}), note_style, 4);
    sheet.write("P", "deedbox verify-receipt " + words(Text::receipt_file) + " --key " + receipt.portal.public_key,
                proof_style, 6);
    sheet.write("P", words(Text::receipt_limits), note_style, 0);
    return sheet.finished();
}

} // namespace deedbox::receipts
