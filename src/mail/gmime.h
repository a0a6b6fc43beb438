#pragma once

#include <gmime/gmime.h>

#include <memory>

namespace deedbox::mail {

/// Has to be called before anything of GMime is.
inline void start_gmime() {
    static const bool started = (g_mime_init(), true);
    (void)started;
}

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
/// An object of GMime that is ours.
template <class T>
using Held = std::unique_ptr<T, Unref>;

struct FreeText {
    void operator()(char* text) const { g_free(text); }
};
/// A text of GLib that is ours.
using HeldText = std::unique_ptr<char, FreeText>;

} // namespace deedbox::mail
