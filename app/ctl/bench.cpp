// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <iostream>

#include <sys/resource.h>

#include "bench_table.h"
#include "commands.h"
#include "output.h"
#include "wards.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/identity/sign_in.h"
#include "yorisoi/replica/open.h"
#include "yorisoi/synthetic/ward.h"
#include "yorisoi/workload/first_load.h"
#include "yorisoi/workload/measure.h"
#include "yorisoi/workload/start.h"

namespace yorisoi::ctl {
namespace {

using Json = nlohmann::ordered_json;
using workload::Figure;

/// Opens copies that are made up and gone when the run ends.
constexpr const char *kStaff = "demo";
constexpr std::string_view kPin = "482913";

struct BenchOptions {
    std::filesystem::path work;
    std::filesystem::path data;
    std::string ward;
    std::size_t citizens = 120'000;
    std::size_t events = 3'000'000;
    std::size_t samples = 2'000;
    std::uint64_t seed = 1;
    std::filesystem::path workstation; ///< its program
    std::size_t starts = 20;
    bool json = false;
};

/// A folder for what a run makes, gone when it ends.
class WorkFolder {
public:
    explicit WorkFolder(const std::filesystem::path &under)
    {
        std::string pattern = (under / "yorisoi-bench-XXXXXX").string();
        if (mkdtemp(pattern.data()))
            m_path = pattern;
    }
    ~WorkFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    WorkFolder(const WorkFolder &) = delete;
    WorkFolder &operator=(const WorkFolder &) = delete;
    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

class Bench {
public:
    Bench(const BenchOptions &options, std::filesystem::path folder)
        : m_options(options),
          m_folder(std::move(folder)),
          m_dice(options.seed),
          m_taker(options.samples, m_dice)
    {
    }

    base::Result<Json> run()
    {
        YORISOI_ASSIGN(const auto crm, openCrm());
        YORISOI_ASSIGN(m_ward, chooseWard(*crm->store, m_options.ward));
        // Plain first, encrypted last: what is measured for the record is not helped by the other.
        YORISOI_ASSIGN(const auto plain, measure(*crm->store, "plain", true, true));
        YORISOI_ASSIGN(const auto unsynced, measure(*crm->store, "unsynced", false, false));
        YORISOI_ASSIGN(const auto encrypted, measure(*crm->store, "encrypted", false, true));
        YORISOI_ASSIGN(const Json starts, startJson());
        Json result{{"ward", m_ward},
                    {"samples", m_taker.samples().size()},
                    {"first_load_without_network", loadJson(encrypted.load)},
                    {"first_load_plain", loadJson(plain.load)},
                    {"peak_memory_mib", peakMemory()},
                    {"start", starts}};
        for (std::size_t i = 0; i < encrypted.figures.size(); ++i)
            result["questions"].push_back(
                rowJson(encrypted.figures[i], plain.figures[i], unsynced.figures[i]));
        return result;
    }

private:
    struct Measured {
        workload::LoadFigures load;
        std::vector<Figure> figures;
    };

    base::Result<std::unique_ptr<OpenStore>> openCrm()
    {
        if (!m_options.data.empty())
            return OpenStore::open(m_options.data, false);
        YORISOI_ASSIGN(auto crm, OpenStore::open(m_folder / "crm", true));
        synthetic::WardPlan plan;
        plan.seed = m_options.seed;
        plan.citizens = m_options.citizens;
        plan.events = m_options.events;
        plan.today = base::dayInJapan(m_clock.now());
        YORISOI_ASSIGN(const auto writer,
                       crm->store->beginBulk(plan.ward, central::BulkMode::Load));
        Progress progress("bench: filling a ward");
        YORISOI_TRY(synthetic::generate(plan, [&](const records::Row &row) {
            progress.count();
            return writer->add(row);
        }));
        YORISOI_TRY(writer->commit());
        return crm;
    }

    base::Result<Measured> measure(central::CentralStore &store, const char *name, bool plain,
                                   bool durable)
    {
        std::cerr << "bench: a copy, " << name << '\n';
        YORISOI_ASSIGN(const identity::Profile profile, makeProfile(name));
        YORISOI_ASSIGN(const auto unlocked,
                       identity::signIn(profile, kStaff, crypto::bytesOf(kPin)));
        replica::ReplicaOptions options;
        options.file = profile.replica();
        options.device = profile.device().device;
        options.plain = plain;
        options.durability = durable ? storage::Durability::Full : storage::Durability::Normal;
        YORISOI_ASSIGN(auto copy,
                       replica::openReplica(options, unlocked.database, m_clock, m_random));
        const bool drawing = m_taker.samples().empty();
        Measured measured;
        YORISOI_ASSIGN(
            measured.load,
            workload::loadDirectly(store, m_ward, *copy, [this, drawing](const records::Row &row) {
                if (drawing)
                    m_taker.look(row);
            }));
        for (const std::string &question : workload::questions()) {
            YORISOI_ASSIGN(auto figure, workload::ask(*copy, question, m_taker.samples()));
            measured.figures.push_back(std::move(figure));
        }
        YORISOI_ASSIGN(auto recorded,
                       workload::record(*copy, m_taker.samples(), m_ward, m_clock, m_random));
        measured.figures.push_back(std::move(recorded));
        if (plain) {
            copy.reset();
            YORISOI_ASSIGN(m_opening,
                           workload::measureOpening(options, unlocked.database, m_taker.samples(),
                                                    m_options.starts, m_clock, m_random));
        }
        return measured;
    }

    /// A workstation without a server, whose copy is what is measured.
    base::Result<identity::Profile> makeProfile(const char *name)
    {
        YORISOI_ASSIGN(
            const auto profile,
            identity::Profile::create(
                m_folder / name, {base::newUuidV4(m_random), name, m_ward, m_ward, "counter", {}}));
        if (!m_cost) {
            YORISOI_ASSIGN(m_cost, crypto::calibrate());
        }
        YORISOI_TRY(identity::makeKeys(profile, kStaff, crypto::bytesOf(kPin), *m_cost));
        return profile;
    }

    /// Starts of the program over the encrypted copy; null where there is no program to start.
    base::Result<Json> startJson()
    {
        if (m_options.starts == 0 || m_options.workstation.empty())
            return Json(nullptr);
        std::cerr << "bench: starts of the workstation\n";
        workload::StartPlan plan;
        plan.program = m_options.workstation;
        plan.profile = m_folder / "encrypted";
        plan.staff = kStaff;
        plan.pinFile = m_folder / "pin";
        plan.runs = m_options.starts;
        YORISOI_TRY(crypto::writeFileAtomically(plan.pinFile, crypto::bytesOf(kPin)));
        YORISOI_ASSIGN(const auto starts, workload::measureStarts(plan));
        const double plain = m_opening.quantile(0.5);
        return Json{{"count", starts.usable.times.size()},
                    {"p50_ms", starts.usable.quantile(0.5)},
                    {"p99_ms", starts.usable.quantile(0.99)},
                    {"shown_p50_ms", starts.shown.quantile(0.5)},
                    {"desk_p50_ms", starts.desk.quantile(0.5)},
                    {"pin_passes", m_cost->passes},
                    {"plain_open_and_ask_p50_ms", plain},
                    {"ratio_p50", plain > 0 ? starts.usable.quantile(0.5) / plain : 0},
                    {"peak_memory_mib", starts.startMib},
                    {"all_pages_peak_memory_mib", starts.allPagesMib}};
    }

    static Json loadJson(const workload::LoadFigures &load)
    {
        return {{"rows", load.rows},
                {"compressed_bytes", load.bytes},
                {"server_snapshot_s", load.snapshot.count()},
                {"load_s", load.load.count()}};
    }

    static Json rowJson(const Figure &encrypted, const Figure &plain, const Figure &unsynced)
    {
        const double plainMedian = plain.quantile(0.5);
        return {{"question", encrypted.name},
                {"count", encrypted.times.size()},
                {"p50_ms", encrypted.quantile(0.5)},
                {"p99_ms", encrypted.quantile(0.99)},
                {"max_ms", encrypted.quantile(1)},
                {"plain_p50_ms", plainMedian},
                {"plain_p99_ms", plain.quantile(0.99)},
                {"ratio_p50", plainMedian > 0 ? encrypted.quantile(0.5) / plainMedian : 0},
                {"unsynced_p50_ms", unsynced.quantile(0.5)},
                {"unsynced_p99_ms", unsynced.quantile(0.99)}};
    }

    static long peakMemory()
    {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss / 1024;
    }

    const BenchOptions &m_options;
    std::filesystem::path m_folder;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    base::SeededRandom m_dice;
    workload::SampleTaker m_taker;
    std::string m_ward;
    std::optional<crypto::Argon2Cost> m_cost;
    Figure m_opening; ///< of the plain copy
};

/// The workstation that was built beside this program; empty where there is none.
std::filesystem::path workstationBeside()
{
    std::error_code failure;
    const auto own = std::filesystem::read_symlink("/proc/self/exe", failure);
    const auto program = own.parent_path() / "yorisoi";
    return std::filesystem::exists(program, failure) ? program : std::filesystem::path();
}

base::Status bench(const BenchOptions &options)
{
    const WorkFolder folder(options.work);
    if (folder.path().empty())
        return base::fail(base::ErrorCode::IoFailed, "no work folder can be made there");
    YORISOI_ASSIGN(const Json result, Bench(options, folder.path()).run());
    if (options.json)
        print(result, true);
    else
        printBenchTable(result);
    return {};
}

} // namespace

void addBench(CLI::App &app, Chosen &chosen)
{
    auto options = std::make_shared<BenchOptions>();
    CLI::App *command = app.add_subcommand(
        "bench", "Times what a desk asks of its copy, encrypted beside plain SQLite");
    options->work = std::filesystem::temp_directory_path();
    command->add_option("--work", options->work, "Where the run makes its files, and removes them")
        ->capture_default_str();
    command->add_option("--data", options->data,
                        "Folder of a CRM whose ward is used; without it one is made up");
    command->add_option("--ward", options->ward, "The ward, where the CRM has several");
    command->add_option("--citizens", options->citizens, "Size of a made-up ward")
        ->capture_default_str();
    command->add_option("--events", options->events, "Timeline events of a made-up ward")
        ->capture_default_str();
    command->add_option("--samples", options->samples, "About how many people is asked")
        ->capture_default_str();
    command->add_option("--seed", options->seed, "The same seed asks about the same people")
        ->capture_default_str();
    options->workstation = workstationBeside();
    command->add_option(
        "--workstation", options->workstation,
        "The program yorisoi, whose starts are timed (the one beside this program)");
    command->add_option("--starts", options->starts, "How many starts; 0 leaves them out")
        ->capture_default_str();
    command->add_flag("--json", options->json, "Figures as JSON");
    command->callback([options, &chosen] {
        chosen = {
            [options] { return bench(*options); },
            "bench",
            {"区全体の計測には約6GBの空きが要ります。足りない場合は --work を変えてください。",
             "It needs about 6 GB of free space for a full ward: choose another --work."}};
    });
}

} // namespace yorisoi::ctl
