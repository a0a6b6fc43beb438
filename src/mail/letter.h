#pragma once

#include "base/email_address.h"
#include "base/secrets.h"
#include "base/texts.h"
#include "mail/return_token.h"

#include <boost/json/object.hpp>

#include <string>
#include <variant>
#include <vector>

namespace deedbox::mail {

struct Paragraph {
    std::string text;
};
/// Somebody's own words, shown as theirs: plain, no link made of anything in them.
struct Quote {
    std::string of;
    std::string text;
};
struct Facts {
    std::vector<std::pair<std::string, std::string>> rows;
};
/// A link that stands alone on its line in the text part, and is a button in the HTML part.
struct Action {
    std::string label;
    std::string url;
};
struct SmallPrint {
    std::string text;
};
using Block = std::variant<Paragraph, Quote, Facts, Action, SmallPrint>;

/// The texts that a letter begins with.
struct Heading {
    Text subject;
    Text opening;
};

/// A mail as it is read: made from the catalogue in the reader's language, before it becomes text and HTML.
struct Letter {
    std::string subject;
    std::vector<Block> blocks{};
    /// Where a mail program stops mails like this one by itself, with a POST (RFC 8058); empty where none does.
    std::string one_click_stop{};
};

struct Rendered {
    std::string text;
    std::string html;
};
Rendered render(const Letter& letter, Language language, std::string_view operator_name);

/// What every letter is written on: the catalogue in the reader's language, the way to make links, and who the operator
/// is.
class Letterhead {
public:
    Letterhead(const Texts& texts, const SecretKey& key, std::string public_url, std::string operator_name,
               std::string operator_contact = {})
        : texts_{texts}, key_{key}, public_url_{std::move(public_url)}, operator_name_{std::move(operator_name)},
          operator_contact_{std::move(operator_contact)} {}

    std::string link(std::string_view page, LinkPurpose purpose, std::int64_t link, std::int64_t generation) const {
        return public_url_ + "/" + std::string{page} + "/" + key_.link_token(purpose, link, generation);
    }
    std::string page(std::string_view path) const { return public_url_ + std::string{path}; }
    std::string return_token(MailId mail) const { return mail::return_token(key_, mail); }
    const Texts& texts() const { return texts_; }
    const std::string& operator_name() const { return operator_name_; }
    /// Where people reach the operator; empty when that is set nowhere.
    const std::string& operator_contact() const { return operator_contact_; }
    const std::string& public_url() const { return public_url_; }

private:
    const Texts& texts_;
    const SecretKey& key_;
    std::string public_url_;
    std::string operator_name_;
    std::string operator_contact_;
};

/// One mail being written: its texts have the mail's own arguments, `operator` and `recipient` at hand.
class Sheet {
public:
    Sheet(const Letterhead& letterhead, Language language, std::int64_t mail_id, std::string recipient,
          boost::json::object arguments);

    std::string text(Text text, Arguments more = {}) const;
    /// A length of time in the reader's words, in the largest unit that fits: `7 days`.
    std::string duration(Duration duration) const;
    std::string argument(std::string_view name) const;
    /// A word of a closed list. Throws for one that this version of the program does not know: the mail waits for one
    /// that does.
    template <described::DescribedEnum E>
    E word(std::string_view name) const {
        if (const auto known = described::enum_from_text<E>(argument(name))) return *known;
        throw std::runtime_error{"an unknown word for " + std::string{name}};
    }
    Language language() const { return language_; }
    std::int64_t number(std::string_view name) const;
    Instant moment(std::string_view name) const { return Instant{Duration{number(name)}}; }
    const boost::json::object& arguments() const { return arguments_; }
    const std::string& recipient() const { return recipient_; }
    std::int64_t mail_id() const { return mail_id_; }
    const Letterhead& letterhead() const { return letterhead_; }

    /// Begins a letter with its subject and greeting.
    Letter begin(const Heading& heading, Arguments more = {}) const;
    /// How the reader can tell that the mail is genuine.
    void sign(Letter& letter) const;
    /// The same, and the way out for somebody who never asked for mail from here, with what it is said to stop.
    void sign_for_stranger(Letter& letter) const;
    void sign_for_stranger(Letter& letter, Text stop) const;

private:
    Arguments with_own(Arguments more) const;

    const Letterhead& letterhead_;
    Language language_;
    std::int64_t mail_id_;
    std::string recipient_;
    boost::json::object arguments_;
};

} // namespace deedbox::mail
