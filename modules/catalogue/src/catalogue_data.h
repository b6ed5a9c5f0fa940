// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "yorisoi/catalogue/catalogue.h"

namespace yorisoi::catalogue {

/// The first days of the spans in which no rate changes, with the rates of each made when first
/// asked for.
class RateSpans {
public:
    void build(const std::map<std::string, Rate, std::less<>> &rates);
    decision::Value on(const std::map<std::string, Rate, std::less<>> &rates,
                       base::Date date) const;

private:
    struct Span {
        base::Date from{};
        mutable std::once_flag made;
        mutable decision::Value value;
    };
    std::vector<std::unique_ptr<Span>> m_spans;
};

struct Catalogue::Data {
    Files files;
    std::int64_t version = 0;
    std::map<std::string, Rate, std::less<>> rates;
    RateSpans spans;
    std::vector<Service> services;
    std::vector<Procedure> procedures;
    std::vector<LifeEvent> events;
    std::map<std::string, Belonging, std::less<>> belongings;
    std::map<std::string, Counter, std::less<>> counters;
    std::map<std::string, Source, std::less<>> sources;
    std::map<std::string, Words, std::less<>> texts;
    std::map<std::string, std::shared_ptr<const decision::Model>, std::less<>> models;
    /// By file.
    std::map<std::string, Item, std::less<>> items;
};

} // namespace yorisoi::catalogue
