// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "output.h"
#include "wards.h"
#include "yorisoi/base/calendar.h"

namespace yorisoi::ctl {
namespace {

struct LogOptions {
    std::filesystem::path data;
    std::filesystem::path file;
    std::string ward;
    std::string log;
    bool ifNew = false;
    bool json = false;
};

base::Status importLog(const LogOptions &options)
{
    YORISOI_ASSIGN(const auto open, OpenStore::open(options.data, false));
    YORISOI_ASSIGN(const std::string ward, chooseWard(*open->store, options.ward));
    YORISOI_ASSIGN(const auto writer, open->store->beginBulk(ward, central::BulkMode::Append));
    Progress progress("import");
    WardRows rows(*open->store, ward, *writer, progress);
    const auto counts =
        exchange::importXesFile(options.file, {ward, exchange::logNameOf(options.file)}, rows);
    if (!counts && counts.error().code == base::ErrorCode::AlreadyExists && options.ifNew) {
        print({{"ward", ward}, {"unchanged", counts.error().detail}}, options.json);
        return {};
    }
    if (!counts)
        return tl::unexpected(counts.error());
    YORISOI_TRY(writer->commit());
    nlohmann::ordered_json result{
        {"ward", ward}, {"log", counts->log}, {"cases", counts->cases}, {"events", counts->events}};
    if (counts->first) {
        result["first"] = base::toIsoInstant(*counts->first);
        result["last"] = base::toIsoInstant(*counts->last);
    }
    result["cases_by_channel"] = counts->casesByChannel;
    if (!counts->repeatedNames.empty())
        result["names_of_several_cases"] = counts->repeatedNames;
    print(result, options.json);
    if (!counts->repeatedNames.empty())
        note("Several cases of this log bear the same name: names_of_several_cases. Each stays a "
             "case of its own. 同じ名称の案件が複数あり、それぞれ別の案件として取り込みました。");
    return {};
}

base::Status exportLog(const LogOptions &options)
{
    YORISOI_ASSIGN(const auto open, OpenStore::open(options.data, false));
    YORISOI_ASSIGN(const std::string ward, chooseWard(*open->store, options.ward));
    Progress progress("export");
    StoreRows rows(*open->store, ward, progress);
    YORISOI_ASSIGN(const auto counts, exchange::exportXes(options.file, {ward, options.log}, rows));
    print({{"ward", ward}, {"cases", counts.cases}, {"events", counts.events}}, options.json);
    return {};
}

void addCommon(CLI::App &command, LogOptions &options)
{
    command.add_option("--data", options.data, "Folder of the CRM")->required();
    command.add_option("--ward", options.ward, "Code of the ward (the only one there is)");
    command.add_flag("--json", options.json, "Counts as JSON");
}

} // namespace

void addImport(CLI::App &app, Chosen &chosen)
{
    auto options = std::make_shared<LogOptions>();
    CLI::App *command = app.add_subcommand("import", "Brings data in");
    command->require_subcommand(1);
    CLI::App *xes = command->add_subcommand("xes", "A process log (IEEE XES), .xes or .xes.gz");
    xes->add_option("file", options->file, "The log")->required();
    addCommon(*xes, *options);
    xes->add_flag("--if-new", options->ifNew, "A log that is here already is no failure");
    xes->callback([options, &chosen] {
        chosen = {[options] { return importLog(*options); },
                  "import xes",
                  {"何も変更していません。", "Nothing was changed."}};
    });
}

void addExport(CLI::App &app, Chosen &chosen)
{
    auto options = std::make_shared<LogOptions>();
    CLI::App *command = app.add_subcommand("export", "Gives data out");
    command->require_subcommand(1);
    CLI::App *xes = command->add_subcommand(
        "xes", "The cases of a ward as a process log (IEEE XES); of people only numbers");
    xes->add_option("--out", options->file, "File to write; packed when it ends in .gz")
        ->required();
    addCommon(*xes, *options);
    xes->add_option("--log", options->log, "Only the cases that were imported under this name");
    xes->callback([options, &chosen] {
        chosen = {[options] { return exportLog(*options); },
                  "export xes",
                  {"ファイルは作成していません。", "No file was written."}};
    });
}

} // namespace yorisoi::ctl
