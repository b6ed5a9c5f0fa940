// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/messages/message.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_kit {

Message message(const base::Error &error)
{
    const std::string language = toUtf8(currentLanguage());
    const auto said = messages::message(error, messages::Reader::Clerk);
    return {fromUtf8(said.title.in(language)), fromUtf8(said.advice.in(language))};
}

} // namespace yorisoi::ui_kit
