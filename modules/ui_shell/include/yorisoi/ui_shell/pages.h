// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "yorisoi/base/id.h"
#include "yorisoi/ui_kit/page.h"

namespace yorisoi::ui_shell {

/// Whose record is to be opened, and how.
struct PersonRequest {
    base::Uuid citizen{};
    base::Uuid caseId{};       ///< show this case, when not null
    bool inBackground = false; ///< a tab behind the current page
    bool recordContact = false;
};
using OpenPerson = std::function<void(const PersonRequest &)>;

/// The pages of the areas, as the window composes them. No area knows another or the window:
/// whoever builds the program (or a test) connects them here. GUI thread.
class Pages {
public:
    virtual ~Pages() = default;

    struct Reception {
        ui_kit::Page *page = nullptr;
        std::function<void()> focusSearch;
    };
    struct Person {
        ui_kit::Page *page = nullptr;
        std::function<void()> recordContact;
        std::function<void()> saveContact;
    };
    /// What a person's page tells the window.
    struct PersonEvents {
        std::function<void(const QString &name, const QString &detail)> titled;
        std::function<void()> closeRequested;
        OpenPerson open;
    };

    virtual Reception reception(const OpenPerson &open) = 0;
    virtual ui_kit::Page *cases(const OpenPerson &open) = 0;
    virtual Person person(const PersonRequest &request, const PersonEvents &events) = 0;
};

} // namespace yorisoi::ui_shell
