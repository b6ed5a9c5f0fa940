// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/random.h"
#include "yorisoi/base/result.h"
#include "yorisoi/records/command.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::ui_timeline {

using base::Instant;
using base::Uuid;

/// One thing that was spoken about; becomes one event.
struct Question {
    std::string kind = "inquiry";
    std::string domain = "common";
    std::string title;
    std::string body;
    std::string sensitivity;
    friend bool operator==(const Question &, const Question &) = default;
};

/// A contact as it stands on the screen, unfinished as it may be.
struct ContactDraft {
    std::string channel = "counter";
    std::string office;
    std::string date; ///< as typed
    std::string time; ///< as typed
    Uuid caseId;
    std::string purpose;
    std::vector<Question> questions{Question{}};
    friend bool operator==(const ContactDraft &, const ContactDraft &) = default;

    /// Whether a person has written something that would be missed.
    bool hasText() const;
};

/// The form in which drafts are kept. `subject`, the first title, is for lists of drafts. Digits of
/// what looks like an individual number (個人番号) are ＊: it is never stored, not even unfinished
/// work with it.
std::string toJson(const ContactDraft &draft);
/// InvalidInput for what is no draft; members that are missing or of a newer release do no harm.
base::Result<ContactDraft> draftFromJson(std::string_view json);

struct Issue {
    enum class Where : std::uint8_t { Date, Time, Purpose, Title, Body } where = Where::Title;
    enum class What : std::uint8_t {
        Empty,
        NotADate,
        NotATime,
        InTheFuture,
        TooLong,
        IndividualNumber ///< 個人番号; the finding never repeats it
    } what = What::Empty;
    std::size_t question = 0; ///< of Title and Body
    std::size_t line = 0;     ///< from 1; of an individual number
    std::size_t count = 0;    ///< characters over the limit
    friend bool operator==(const Issue &, const Issue &) = default;
};

/// What keeps a contact from being saved, in the order of the screen; empty = it can be saved.
std::vector<Issue> validate(const ContactDraft &draft, Instant now);
/// When the contact was, as typed; nothing where validate finds fault with it.
std::optional<Instant> occurredAt(const ContactDraft &draft);

struct Author {
    Uuid citizen;
    std::string ward;
    std::string staff;
    Instant now{};
};
/// One new event per question, all of the same contact. The draft must be valid.
std::vector<records::Edit> contactEdits(const ContactDraft &draft, const Author &author,
                                        base::Random &random);

/// What a correction keeps of the entry that it corrects: person, case, domain and sensitivity.
records::Edit correctionEdit(const records::Event &corrected, const std::string &title,
                             const std::string &body, const std::string &channel,
                             const std::string &office, const Author &author, base::Random &random);

/// Limits of the record, in code points.
inline constexpr std::size_t kTitleLimit = 200;
inline constexpr std::size_t kBodyLimit = 4'000;

/// Faults of one text: too long, or an individual number (the first line that holds one).
std::vector<Issue> textIssues(const std::string &text, std::size_t limit, Issue::Where where,
                              std::size_t question);

} // namespace yorisoi::ui_timeline
