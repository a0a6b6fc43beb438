#include "portal/background.h"

namespace deedbox::portal {

void Background::start() {
    thread_ = std::thread{[this] { context_.run(); }};
}

void Background::stop() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
}

} // namespace deedbox::portal
