// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/records/command.h"

#include "token_table.h"

namespace yorisoi::records {
namespace {

constexpr TokenTable<Intent, 16> kIntents{{{
    {Intent::RegisterCitizen, "register-citizen"},
    {Intent::AmendCitizen, "amend-citizen"},
    {Intent::RecordContact, "record-contact"},
    {Intent::CorrectEvent, "correct-event"},
    {Intent::OpenCase, "open-case"},
    {Intent::AdvanceCase, "advance-case"},
    {Intent::RelateCitizens, "relate-citizens"},
    {Intent::SetConsent, "set-consent"},
    {Intent::SetRestriction, "set-restriction"},
    {Intent::LiftRestriction, "lift-restriction"},
    {Intent::TickChecklist, "tick-checklist"},
    {Intent::ReactToSuggestion, "react-to-suggestion"},
    {Intent::RecordDocument, "record-document"},
    {Intent::RecordOpinion, "record-opinion"},
    {Intent::ResolveConflict, "resolve-conflict"},
    {Intent::MoveCitizen, "move-citizen"},
}}};

} // namespace

std::string_view toToken(Intent intent)
{
    return kIntents.token(intent);
}

std::optional<Intent> intentFromToken(std::string_view token)
{
    return kIntents.value(token);
}

Edit createEdit(const Row &row)
{
    Edit edit{row.kind, row.id, row.cluster(), true, {}};
    for (std::size_t i = 0; i < row.values.size(); ++i)
        if (!std::holds_alternative<std::monostate>(row.values[i]))
            edit.fields.push_back({static_cast<std::uint8_t>(i), row.values[i], {}});
    return edit;
}

Edit amendEdit(const Row &before, const Row &after)
{
    Edit edit{before.kind, before.id, before.cluster(), false, {}};
    for (std::size_t i = 0; i < before.values.size() && i < after.values.size(); ++i)
        if (before.values[i] != after.values[i])
            edit.fields.push_back(
                {static_cast<std::uint8_t>(i), after.values[i], {before.revision, {}}});
    return edit;
}

} // namespace yorisoi::records
