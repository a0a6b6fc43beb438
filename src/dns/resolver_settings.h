#pragma once

#include "base/setting.h"
#include "dns/resolver.h"

namespace deedbox::dns {

std::vector<SettingOf<ResolverSettings>> resolver_settings();

} // namespace deedbox::dns
