// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include <QString>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/result.h"

/// The one place that turns tokens, error codes and dates into words of the current language. GUI
/// thread.
namespace yorisoi::ui_kit {

enum class Vocabulary {
    Channel,
    Domain,
    EventKind,
    CaseStage,
    CaseStatus,
    CitizenType,
    CitizenStatus,
    Gender,
    Language, ///< BCP 47
    Interpreter,
    Communication, ///< one of the tokens
    HouseholdRole,
    RelationKind,
    RestrictionKind,
    ConsentState,
    ItemState, ///< the four honest states of sync
    Outcome,
    RejectReason, ///< records::Application::reason
    ChannelState,
    DeviceKind,
    Role,
    MatchedBy,    ///< replica::SearchTerm::readAs
    Intent,       ///< of a command
    SourceSystem, ///< that delivers events; a log or another system is called as it is
};
inline constexpr int kVocabularies = 24;

/// The word of a token; the token itself, unchanged, where a newer release made it.
QString word(Vocabulary vocabulary, std::string_view token);
/// Every token that has a word, in the order of the record's own lists: for filters and choices.
std::vector<std::string_view> tokens(Vocabulary vocabulary);

/// What a person reads when something failed: what happened, and what to do now.
struct Message {
    QString title;
    QString advice;
};
Message message(const base::Error &error);

QString fromUtf8(std::string_view text);
std::string toUtf8(const QString &text);

/// `1955-03-03` as 昭和30年3月3日（1955年）in Japanese, `3 March 1955` in English; partial dates
/// alike.
QString dateWords(std::string_view isoDate);
/// Local civil time of Japan: 2026年11月24日 10:02 / 24 Nov 2026 10:02.
QString timeWords(base::Instant at);
/// Years of age on a day; -1 when the birth date is not whole or not known.
int ageOf(std::string_view birthDate, base::Instant at);

} // namespace yorisoi::ui_kit
