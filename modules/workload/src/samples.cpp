// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/workload/samples.h"

#include "yorisoi/text/address.h"
#include "yorisoi/text/graphemes.h"

namespace yorisoi::workload {
namespace {

/// The part before the first blank of a Japanese name, where it has two characters.
std::string surnameOf(const std::string &name)
{
    std::size_t end = name.find(' ');
    if (const std::size_t wide = name.find("　"); wide < end)
        end = wide;
    const std::string first = name.substr(0, end);
    // Two kanji take six bytes; Latin names that do are told by their first byte.
    const bool kanji = first.size() == 6 && static_cast<unsigned char>(first[0]) >= 0xe4;
    return kanji && text::length(first) == 2 ? first : std::string();
}

Sample sampleOf(const records::Row &row)
{
    const auto citizen = records::fromRow<records::Citizen>(row);
    const auto address = text::parseAddress(citizen.address);
    return {citizen.id,    surnameOf(citizen.nameStandard),
            citizen.kana,  address.town + address.block,
            citizen.phone, citizen.birthDate};
}

} // namespace

void SampleTaker::look(const records::Row &row)
{
    if (row.kind != records::EntityKind::Citizen)
        return;
    ++m_seen;
    if (m_samples.size() < m_wanted) {
        m_samples.push_back(sampleOf(row));
        std::swap(m_samples.back(), m_samples[m_random.below(m_samples.size())]);
        return;
    }
    if (const std::uint64_t place = m_random.below(m_seen); place < m_wanted)
        m_samples[place] = sampleOf(row);
}

} // namespace yorisoi::workload
