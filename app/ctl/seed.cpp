// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "commands.h"
#include "output.h"
#include "wards.h"
#include "yorisoi/synthetic/ward.h"

namespace yorisoi::ctl {
namespace {

constexpr std::int64_t kEventsPerCitizen = 25;
constexpr std::int64_t kMost = 100'000'000;

struct SeedOptions {
    std::filesystem::path data;
    synthetic::WardPlan plan;
    std::int64_t citizens = 0;
    std::optional<std::int64_t> events;
    std::string today;
    bool json = false;
};

base::Status seed(SeedOptions &options)
{
    auto &plan = options.plan;
    // Before anything is made: a ward without people could never be filled afterwards.
    if (options.citizens < 1 || options.citizens > kMost)
        return base::fail(base::ErrorCode::InvalidInput,
                          "citizens: " + std::to_string(options.citizens));
    const std::int64_t events =
        options.events.value_or(std::min(options.citizens * kEventsPerCitizen, kMost));
    if (events < 0 || events > kMost)
        return base::fail(base::ErrorCode::InvalidInput, "events: " + std::to_string(events));
    plan.citizens = static_cast<std::size_t>(options.citizens);
    plan.events = static_cast<std::size_t>(events);
    YORISOI_ASSIGN(const auto open, OpenStore::open(options.data, true));
    plan.today = base::dayInJapan(open->clock.now());
    if (!options.today.empty()) {
        YORISOI_ASSIGN(plan.today, base::parseIsoDate(options.today));
    }
    YORISOI_ASSIGN(const auto writer, open->store->beginBulk(plan.ward, central::BulkMode::Load));
    Progress progress("seed");
    YORISOI_TRY(synthetic::generate(plan, [&](const records::Row &row) {
        progress.count();
        return writer->add(row);
    }));
    YORISOI_TRY(writer->commit());
    print({{"ward", plan.ward},
           {"citizens", plan.citizens},
           {"events", plan.events},
           {"rows", progress.rows()},
           {"seed", plan.seed},
           {"today", base::toIsoDate(plan.today)}},
          options.json);
    return {};
}

} // namespace

void addSeed(CLI::App &app, Chosen &chosen)
{
    auto options = std::make_shared<SeedOptions>();
    CLI::App *command = app.add_subcommand("seed", "Fills a ward with people who do not exist");
    command->add_option("--data", options->data, "Folder of the CRM; made when it is not there")
        ->required();
    command->add_option("--citizens", options->citizens, "How many people and businesses")
        ->required();
    command->add_option("--events", options->events, "How many timeline events (25 per citizen)");
    command->add_option("--seed", options->plan.seed, "The same seed gives the same ward")
        ->capture_default_str();
    command->add_option("--ward", options->plan.ward, "Code of one of Osaka City's wards")
        ->capture_default_str();
    command->add_option("--today", options->today,
                        "The day (YYYY-MM-DD) before which everything happens (today)");
    command->add_flag("--json", options->json, "Counts as JSON");
    command->callback([options, &chosen] {
        chosen = {[options] { return seed(*options); }, "seed", {}};
    });
}

} // namespace yorisoi::ctl
