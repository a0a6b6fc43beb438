#pragma once

#include <string>
#include <string_view>

namespace deedbox::mail {

/// Where a talk with a mail server is (RFC 5321 §3).
enum class Stage { greeting, hello, encryption, sign_in, sender, recipient, data, content, over };

/// What a mail server answered: a refusal when the code says so.
struct Answer {
    Stage stage = Stage::greeting;
    unsigned code = 0; // RFC 5321 §4.2; 0: none came
    std::string text;  // all its lines as one, the code and the enhanced status of the first in front

    bool is_refusal() const { return code >= 400; }
    bool is_for_good() const { return code >= 500; }
};

/// Whom a refusal is about. One of us says nothing of the recipient, and would be the same for any other: our greeting,
/// our sender, a sign-in, relaying, a block list, a quota, encryption, what we write. The operator can mend it, and the
/// mail is worth another try. One of the recipient will not change.
enum class About { us, recipient };

/// By the enhanced status (RFC 3463 and its registry) where that is clear, then by the words, of which many servers
/// have more than codes, then by the basic code. A refusal for now that says nothing clear is not of us.
About about(const Answer& refusal);

} // namespace deedbox::mail
