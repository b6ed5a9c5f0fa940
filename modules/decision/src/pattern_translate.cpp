// SPDX-License-Identifier: GPL-3.0-or-later
// XML Schema and XPath regular expressions to ICU's. Character classes become explicit sets,
// because subtraction, case and negation combine differently there.
#include <algorithm>

#include <unicode/uniset.h>

#include "pattern.h"
#include "utf8.h"

namespace yorisoi::decision {
namespace {

constexpr unsigned kMaximumNesting = 100;

class Translator {
public:
    Translator(std::string_view pattern, bool dotAll, bool multiLine, bool ignoreCase,
               bool comments)
        : in_(pattern),
          dotAll_(dotAll),
          multiLine_(multiLine),
          ignoreCase_(ignoreCase),
          comments_(comments)
    {
    }

    std::optional<std::string> run()
    {
        while (good_ && position_ < in_.size())
            one();
        if (!good_ || !open_.empty())
            return std::nullopt;
        return std::move(out_);
    }

private:
    void fail() { good_ = false; }
    char peek() const { return position_ < in_.size() ? in_[position_] : '\0'; }
    void skipBlanks()
    {
        while (comments_ && position_ < in_.size() &&
               std::string_view(" \t\n\r").find(in_[position_]) != std::string_view::npos)
            ++position_;
    }

    void one()
    {
        skipBlanks();
        if (position_ >= in_.size())
            return;
        const char c = in_[position_++];
        switch (c) {
        case '\\':
            return escape();
        case '[':
            return addSet(characterClass(0));
        case '(':
            return openGroup();
        case ')':
            if (open_.empty())
                return fail();
            if (open_.back() != 0)
                closed_[open_.back() - 1] = true;
            open_.pop_back();
            out_ += ')';
            return;
        case '.':
            out_ += dotAll_ ? "(?s:.)" : "[^\\n\\r]";
            return;
        case '$':
            out_ += multiLine_ ? "$" : "\\z";
            return;
        case '*':
        case '+':
        case '?':
            return quantifier(c);
        case '{':
            return counted();
        case '}':
        case ']':
            return fail();
        default:
            out_ += c;
        }
    }

    void openGroup()
    {
        skipBlanks();
        if (open_.size() >= kMaximumNesting)
            return fail();
        if (peek() != '?') {
            closed_.push_back(false);
            open_.push_back(closed_.size());
            out_ += '(';
            return;
        }
        if (in_.substr(position_, 2) != "?:")
            return fail();
        position_ += 2;
        open_.push_back(0);
        out_ += "(?:";
    }

    void reluctant()
    {
        skipBlanks();
        if (peek() == '?') {
            ++position_;
            out_ += '?';
        }
        skipBlanks();
        // A second quantifier would be ICU's possessive form or nothing at all.
        if (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{')
            fail();
    }

    void quantifier(char c)
    {
        out_ += c;
        reluctant();
    }

    void counted()
    {
        const std::size_t end = in_.find('}', position_);
        if (end == std::string_view::npos)
            return fail();
        std::string count(in_.substr(position_, end - position_));
        if (comments_)
            std::erase_if(count,
                          [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
        const bool digits = !count.empty() && count.size() < 12 && count[0] != ',' &&
                            std::count(count.begin(), count.end(), ',') <= 1 &&
                            count.find_first_not_of("0123456789,") == std::string::npos;
        if (!digits)
            return fail();
        position_ = end + 1;
        out_ += '{' + count + '}';
        reluctant();
    }

    void escape()
    {
        skipBlanks();
        const char c = peek();
        if (c >= '1' && c <= '9') {
            ++position_;
            std::size_t group = static_cast<std::size_t>(c - '0');
            // Further digits belong to the reference as long as there are that many groups.
            while (peek() >= '0' && peek() <= '9' &&
                   group * 10 + static_cast<std::size_t>(peek() - '0') <= closed_.size())
                group = group * 10 + static_cast<std::size_t>(in_[position_++] - '0');
            if (group > closed_.size() || !closed_[group - 1])
                return fail();
            out_ += "(?:\\" + std::to_string(group) + ')';
            return;
        }
        icu::UnicodeSet set;
        bool isClass = false;
        if (!escapeInto(set, isClass))
            return fail();
        if (isClass)
            return addSet(std::move(set));
        out_ += '\\';
        out_ += c;
    }

    /// The set of a class escape or the character of a single one.
    bool escapeInto(icu::UnicodeSet &set, bool &isClass)
    {
        if (position_ >= in_.size())
            return false;
        const char c = in_[position_++];
        isClass = true;
        switch (c) {
        case 'd':
            return classOf(set, "[:Nd:]", false);
        case 'D':
            return classOf(set, "[:Nd:]", true);
        case 's':
            return classOf(set, "[\\u0020\\t\\n\\r]", false);
        case 'S':
            return classOf(set, "[\\u0020\\t\\n\\r]", true);
        case 'w':
            return classOf(set, "[[:P:][:Z:][:C:]]", true);
        case 'W':
            return classOf(set, "[[:P:][:Z:][:C:]]", false);
        case 'i':
            return classOf(set, "[[:L:][:Nl:]_\\:]", false);
        case 'I':
            return classOf(set, "[[:L:][:Nl:]_\\:]", true);
        case 'c':
            return classOf(set, "[[:L:][:Nl:][:Mc:][:Me:][:Mn:][:Lm:][:Nd:]_\\:.\\-\\u00B7]",
                           false);
        case 'C':
            return classOf(set, "[[:L:][:Nl:][:Mc:][:Me:][:Mn:][:Lm:][:Nd:]_\\:.\\-\\u00B7]", true);
        case 'p':
        case 'P':
            return property(set, c == 'P');
        default:
            break;
        }
        isClass = false;
        switch (c) {
        case 'n':
            set.add(UChar32{'\n'});
            return true;
        case 'r':
            set.add(UChar32{'\r'});
            return true;
        case 't':
            set.add(UChar32{'\t'});
            return true;
        default:
            break;
        }
        if (std::string_view("\\|.?*+(){}[]-^$").find(c) == std::string_view::npos)
            return false;
        set.add(static_cast<UChar32>(c));
        return true;
    }

    static bool classOf(icu::UnicodeSet &set, const char *pattern, bool negated)
    {
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeSet found(icu::UnicodeString::fromUTF8(pattern), status);
        if (U_FAILURE(status))
            return false;
        if (negated)
            found.complement();
        set.addAll(found);
        return true;
    }

    bool property(icu::UnicodeSet &set, bool negated)
    {
        skipBlanks();
        const std::size_t end = in_.find('}', position_);
        if (peek() != '{' || end == std::string_view::npos)
            return false;
        std::string name(in_.substr(position_ + 1, end - position_ - 1));
        position_ = end + 1;
        if (comments_)
            std::erase_if(name,
                          [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
        const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-';
        });
        if (!plain)
            return false;
        std::string pattern;
        if (name.starts_with("Is"))
            pattern = "[:Block=" + name.substr(2) + ":]";
        else if (name.size() <= 2)
            pattern = "[:General_Category=" + name + ":]";
        else
            return false;
        return classOf(set, pattern.c_str(), negated);
    }

    UChar32 character()
    {
        const std::size_t width = characterWidth(in_[position_]);
        const auto text = icu::UnicodeString::fromUTF8(
            icu::StringPiece(in_.data() + position_,
                             static_cast<std::int32_t>(std::min(width, in_.size() - position_))));
        position_ += width;
        return text.char32At(0);
    }

    /// The text behind "[" up to its "]".
    icu::UnicodeSet characterClass(unsigned level)
    {
        icu::UnicodeSet set;
        icu::UnicodeSet subtracted;
        bool negated = false;
        if (level > kMaximumNesting) {
            fail();
            return set;
        }
        if (peek() == '^') {
            negated = true;
            ++position_;
        }
        bool empty = true;
        while (good_ && position_ < in_.size() && in_[position_] != ']') {
            if (in_.substr(position_, 2) == "-[" && !empty) {
                position_ += 2;
                subtracted = characterClass(level + 1);
                break;
            }
            element(set);
            empty = false;
        }
        if (peek() != ']' || empty) {
            fail();
            return set;
        }
        ++position_;
        if (ignoreCase_)
            set.closeOver(USET_CASE_INSENSITIVE);
        if (negated)
            set.complement();
        set.removeAll(subtracted);
        return set;
    }

    /// One character, range or escape of a class.
    void element(icu::UnicodeSet &set)
    {
        icu::UnicodeSet first;
        bool isClass = false;
        UChar32 from = 0;
        if (in_[position_] == '\\') {
            ++position_;
            if (!escapeInto(first, isClass))
                return fail();
            if (isClass) {
                set.addAll(first);
                return;
            }
            from = first.charAt(0);
        } else if (in_[position_] == '[') {
            return fail();
        } else {
            from = character();
        }
        if (peek() != '-' || position_ + 1 >= in_.size() || in_[position_ + 1] == ']' ||
            in_[position_ + 1] == '[') {
            set.add(from);
            return;
        }
        ++position_;
        UChar32 to = 0;
        if (peek() == '\\') {
            ++position_;
            icu::UnicodeSet last;
            if (!escapeInto(last, isClass) || isClass)
                return fail();
            to = last.charAt(0);
        } else {
            to = character();
        }
        if (to < from)
            return fail();
        set.add(from, to);
    }

    void addSet(icu::UnicodeSet set)
    {
        if (!good_)
            return;
        icu::UnicodeString pattern;
        set.toPattern(pattern, true);
        pattern.toUTF8String(out_);
    }

    std::string_view in_;
    bool dotAll_;
    bool multiLine_;
    bool ignoreCase_;
    bool comments_;
    std::size_t position_ = 0;
    std::string out_;
    bool good_ = true;
    /// Open groups: their number, or 0 for one that does not capture.
    std::vector<std::size_t> open_;
    std::vector<bool> closed_;
};

} // namespace

std::optional<std::string> translatePattern(std::string_view pattern, bool dotAll, bool multiLine,
                                            bool ignoreCase, bool comments)
{
    return Translator(pattern, dotAll, multiLine, ignoreCase, comments).run();
}

} // namespace yorisoi::decision
