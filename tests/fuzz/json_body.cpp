// Bodies: whatever is read can be written, and what was written is read as the same.
#include "base/json.h"
#include "fuzz.h"
#include "requests/request.h"
#include "users/user_desk.h"

namespace {

using namespace deedbox;

template <class Body>
void read(const boost::json::value& value) {
    described::Errors errors;
    const auto body = described::decode<Body>(value, "", errors);
    fuzz::demand(body.has_value() == errors.empty(), "a body without errors, or errors");
    fuzz::demand(errors.size() <= described::most_errors, "no more errors than anybody mends");
    if (!body) return;
    const auto written = described::encode(*body);
    described::Errors none;
    const auto again = described::decode<Body>(written, "", none);
    fuzz::demand(again && none.empty(), "what was written can be read");
    fuzz::demand(described::encode(*again) == written, "and is the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = parse_json(fuzz::text_of(data, size));
    if (!value) return 0;
    read<requests::RequestDraft>(*value);
    read<users::SignUpBody>(*value);
    return 0;
}
