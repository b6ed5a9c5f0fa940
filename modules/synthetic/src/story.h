// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace yorisoi::synthetic {

/// What is true of a person as far as stories care; a bit set.
enum Trait : std::uint32_t {
    kNone = 0,
    kParent = 1U << 0,       ///< lives with a child under 18
    kSingleParent = 1U << 1, ///< and is the only adult
    kCare = 1U << 2,         ///< certified as needing care
    kDisabled = 1U << 3,
    kForeign = 1U << 4,
    kLonely = 1U << 5, ///< elderly, alone
    kGuarded = 1U << 6,
    kProtected = 1U << 7,
    kBusiness = 1U << 8,
    kVisitor = 1U << 9,
    kHead = 1U << 10,
    kWorker = 1U << 11, ///< between school and pension
    kNewHere = 1U << 12,
    kNewborn = 1U << 13,
};
using Traits = std::uint32_t;

enum class Kind : std::uint8_t {
    Inquiry,
    Consultation,
    Guidance,
    Application,
    Review,
    Result,
    Delivery,
    FollowUp,
    Notice,
    LifeEvent,
    Note,
    Visit,
    Call,
    Task,
};
std::string_view toToken(Kind kind);

/// Delay of a step that is recorded in the same contact as the one before it.
inline constexpr int kTogether = -1;

/// One step of a story. Texts are phrases (see phrase.h).
struct Step {
    Kind kind;
    /// One letter per chance: c counter, v van, p phone, o portal, l LINE, e e-mail, m post, h
    /// visit, k online counter. Channels that the person does not use are passed over.
    std::string_view channels;
    int minDelay; ///< business days after the step before it; kTogether = the same contact
    int maxDelay;
    std::string_view title;
    std::array<std::string_view, 2> bodies; ///< one of them; the second may be empty
};

/// When a story must be told rather than may be.
enum class Anchor : std::uint8_t {
    None,
    MoveIn,
    Birth,
    Death,
    MoveOut,
    Protection,
    Guardian,
    Care
};

/// A chain of events with one cause; with `procedure` it is a case.
struct Story {
    std::string_view procedure; ///< token; empty = no case is opened
    std::string_view domain;
    std::string_view title;
    std::string_view department;
    int minAge;
    int maxAge;
    Traits needs;
    Traits never;
    std::uint32_t weight;
    int dueDays; ///< business days from the application
    std::string_view sensitivity;
    Anchor anchor;
    std::array<std::string_view, 3> checklist;
    std::string_view outcome;
    std::span<const Step> steps;
};

/// A single event that stands for itself: a notice, a reminder, a call, a visit.
struct Single {
    Kind kind;
    std::string_view domain;
    std::string_view channels;
    std::string_view title;
    std::array<std::string_view, 2> bodies;
    int minAge;
    int maxAge;
    Traits needs;
    Traits never;
    std::uint32_t weight;
    std::string_view sensitivity{};
};

std::span<const Story> residentStories();
std::span<const Story> familyStories();
std::span<const Story> welfareStories();
std::span<const Story> cityStories();
std::span<const Story> businessStories();
std::span<const Single> singles();
/// Free text of opinions, by rating 1 to 5.
std::span<const std::string_view> opinions(int rating);

} // namespace yorisoi::synthetic
