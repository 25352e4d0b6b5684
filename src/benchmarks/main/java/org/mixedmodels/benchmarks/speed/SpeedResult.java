package org.mixedmodels.benchmarks.speed;

import java.util.Map;

/**
 * The measurements of one case. Numbers that there are not are NaN.
 *
 * @param speedCase the case
 * @param ours what {@link MeasuredFit} printed
 * @param peer what the peer printed; empty if it did not run
 * @param note why something is missing, or empty
 */
record SpeedResult(SpeedCase speedCase, Map<String, String> ours, Map<String, String> peer, String note) {

    double ours(String key) {
        return Double.parseDouble(ours.getOrDefault(key, "NaN"));
    }

    double peer(String key) {
        return Double.parseDouble(peer.getOrDefault(key, "NaN"));
    }

    /** Our time as a share of the peer's. */
    double ratio() {
        return ours("seconds") / peer("seconds");
    }

    /** Our criterion minus the peer's. */
    double criterionDifference() {
        return ours("criterion") - peer("criterion");
    }
}
