// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "yorisoi/records/apply.h"

namespace yorisoi::records {
namespace {

/// Check digit of 平成26年総務省令第85号 第5条: weights 2–7 then 2–6 from the lowest digit up.
bool checkDigitFits(const std::array<int, 12> &digits)
{
    int sum = 0;
    for (int n = 1; n <= 11; ++n) {
        const int weight = n <= 6 ? n + 1 : n - 5;
        sum += weight * digits[static_cast<std::size_t>(11 - n)];
    }
    const int remainder = sum % 11;
    return digits[11] == (remainder <= 1 ? 0 : 11 - remainder);
}

/// One run of digits, alone or in groups of four.
class Run {
public:
    bool empty() const { return m_count == 0; }
    void digit(int value)
    {
        if (m_count < m_digits.size())
            m_digits[m_count] = value;
        ++m_count;
        m_separated = false;
    }
    /// False when a separator cannot stand here.
    bool separator()
    {
        if (m_separated || (m_count != 4 && m_count != 8))
            return false;
        m_separated = true;
        return true;
    }
    bool isIndividualNumber() const
    {
        return m_count == m_digits.size() && checkDigitFits(m_digits);
    }
    void clear() { *this = {}; }

private:
    std::array<int, 12> m_digits{};
    std::size_t m_count = 0;
    bool m_separated = false;
};

struct Character {
    int digit = -1;
    bool separator = false;
    std::size_t bytes = 1;
};

Character characterAt(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c >= '0' && c <= '9')
        return {c - '0', false, 1};
    if (c == ' ' || c == '-')
        return {-1, true, 1};
    // Full-width digits are EF BC 90 to EF BC 99; full-width hyphen EF BC 8D; ideographic space E3
    // 80 80.
    const auto three = text.substr(at, 3);
    if (three.size() == 3 && three.starts_with("\xEF\xBC")) {
        const auto last = static_cast<unsigned char>(three[2]);
        if (last >= 0x90 && last <= 0x99)
            return {last - 0x90, false, 3};
        if (last == 0x8D)
            return {-1, true, 3};
    }
    if (three == "\xE3\x80\x80")
        return {-1, true, 3};
    return {};
}

/// Whether a UUID in its text form begins here: its digits are an id's and nobody's number.
bool startsUuid(std::string_view text)
{
    constexpr std::size_t kLength = 36;
    if (text.size() < kLength)
        return false;
    for (std::size_t i = 0; i < kLength; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex)
            return false;
    }
    return true;
}

} // namespace

bool holdsIndividualNumber(std::string_view text)
{
    Run run;
    for (std::size_t at = 0; at < text.size();) {
        if (run.empty() && startsUuid(text.substr(at))) {
            at += 36;
            continue;
        }
        const Character c = characterAt(text, at);
        at += c.bytes;
        if (c.digit >= 0) {
            run.digit(c.digit);
            continue;
        }
        if (c.separator && !run.empty() && run.separator())
            continue;
        if (run.isIndividualNumber())
            return true;
        run.clear();
    }
    return run.isIndividualNumber();
}

} // namespace yorisoi::records
