// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include "yorisoi/records/json.h"
#include "yorisoi/test_support/central_fixture.h"
#include "yorisoi/test_support/results.h"

namespace yorisoi::central_suite {

using namespace yorisoi::central;
using namespace yorisoi::test_support;
using base::ErrorCode;
using records::Command;
using records::EntityKind;
using records::Outcome;
using records::Row;

/// What every back end of the central store must do. A back end's test derives from this and makes
/// empty stores; each function gets one of its own.
class CentralSuite : public QObject {
    Q_OBJECT

protected:
    /// A store without wards that goes before the next one is made.
    virtual std::unique_ptr<CentralStore> makeStore(base::Clock &clock, base::Random &random) = 0;

private slots:
    void init();
    void cleanup();

    // central_suite_commands.cpp
    void anAppliedCommandIsInTheRecordAndOnTheFeed();
    void aRepeatGetsTheStoredResultAndChangesNothing();
    void aRepeatInTheSameBatchIsDecidedOnce();
    void receiptsAreUniqueAcrossWards();
    void changesOfDifferentFieldsMerge();
    void aClashKeepsBothValuesAndTheirAuthors();
    void anEditOnTopOfAnOwnUnseenEditIsNoClash();
    void afterAClashAnOwnEditOfTheSameRowIsJudgedByWhatWasSeen();
    void aRejectedCommandLeavesOnlyItsResult();
    void aCommandOfAnotherWardIsRejectedAndThatIsStored();
    void aCommandInTheNameOfAnotherDeviceIsRejected();
    void anOperationIdOfAnotherDeviceTellsNothing();
    void unknownAndInactiveStaffAreRejected();
    void noCommandChangesStaffOrDevices();
    void anIdThatStandsForAnotherPersonsRowIsRejected();
    void aPurposeThatHoldsAnIndividualNumberIsRejected();
    void aNumberUsedTwiceQuarantinesTheDevice();
    void aHoleInTheNumbersStopsNothingAndIsNeverFilled();
    void anotherEpochOfTheDeviceCountsFromOne();
    void commandsNeedAFilledWard();

    // central_suite_feed.cpp
    void aWardNeverFilledIsNotFound();
    void feedsOfWardsAreIndependent();
    void aPageNeverSplitsATransaction();
    void cursorsThatAreNotOnTheFeedAreStale();
    void manyThreadsLeaveOneGapFreeChain();
    void waitingEndsWhenTheWardChanges();
    void waitingEndsOnAStop();
    void waitingForWhatIsThereReturnsAtOnce();

    // central_suite_bulk.cpp
    void aLoadedWardHoldsItsRowsInOrder();
    void aLoadWithoutCommitLeavesNothing();
    void aLoadThatFailsLeavesNothing_data();
    void aLoadThatFailsLeavesNothing();
    void aLoadRefusesAWardThatHoldsRows();
    void aLoadStartsANewEpoch();
    void appendedRowsGoThroughTheFeedInGroups();
    void appendTakesLaterRevisionsOnly();
    void anAppendWithoutCommitLeavesNothing();
    void wardsAreFiveDigits();

    // central_suite_snapshot.cpp
    void aSnapshotHoldsExactlyTheRowsAtItsCursor();
    void aSnapshotIsGivenAgainWhileTheFeedIsShort();
    void aSnapshotIsMadeAnewWhenTheFeedIsLong();
    void chunksAreOfTheirWardAndSnapshotAlone();

    // central_suite_devices.cpp
    void anEnrolledDeviceIsKnownAndOnTheFeed();
    void aDeviceIsEnrolledOnce();
    void aChangedStateIsKnownAndOnTheFeed();
    void unknownStatesAndDevicesAreRefused();
    void aDeviceThatIsNotActiveIsNotHeard();
    void aCopyThatWentBackIsQuarantinedWhenItChecksIn();
    void aReleasedDeviceGoesOnUnderANewEpoch();
    void manyWithdrawalsAreHeldUntilTheDeviceIsReleased();

    // central_suite_digests.cpp
    void digestsAreThoseOfTheRowsWhateverChangedThem();
    void nothingIsRepairedOfAnEqualCopy();
    void aRepairBringsTheBucketsThatDifferAndNoOthers();
    void aRepairOfTooManyRowsIsRefused();
    void kindsOfDifferentFieldsAreLeftAlone();

    // central_suite_protocol.cpp
    void everyResultIsSignedAndARepeatHasTheSameSignature();
    void aRejectionIsSignedToo();
    void whatIsNotUnderstoodIsRejectedByNameAndStored();
    void aBaseThatNeverWasIsRejectedByName();
    void anEditOfAnotherFieldAfterAClashIsNoConflict();
    void aRestrictionIsLiftedByTwoPeopleAlone();
    void restrictionsOfAllWardsAreOnTheLane();
    void afterARestoreWardsHaveNewEpochsAndReceiptsLeap();
    void afterARestoreLostNumbersMayComeAgainAndKnownOnesMayNot();

    // central_suite_moves.cpp
    void aMoveTakesEverythingOfAPersonToTheOtherWard();
    void afterAMoveCommandsOfTheOldWardAreRejectedByName();
    void whoComesBackIsKnownAgain();
    void aMoveNeedsASupervisorAPersonAndAnotherWard();
    void aHouseholdStaysWithThoseWhoStay();

private:
    records::OperationResult decide(const EnrolledDevice &by, const Command &command);
    /// Everything on the ward's feed, read page by page and checked as a device checks it.
    std::vector<records::FeedEntry> feedOf(const std::string &ward, std::size_t mostBytes = 4096);
    Row standing(const Row &row);
    records::Cursor start(const std::string &ward = kWard);
    std::string rowsOf(const std::string &ward);
    /// The digests that the ward's rows come to.
    records::DigestSheet counted(const std::string &ward);
    Command move(const EnrolledDevice &device, const Uuid &citizen, const std::string &to);

    std::unique_ptr<CentralFixture> m_fixture;
    std::unique_ptr<CentralStore> m_store;
};

/// The row that a feed entry carries.
Row rowOf(const records::FeedEntry &entry);

} // namespace yorisoi::central_suite
