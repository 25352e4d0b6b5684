package org.mixedmodels.runner.compare;

/**
 * How far a number may be from the expected one.
 *
 * @param absolute the allowed distance
 * @param relative the allowed distance per size of the expected number; it is added to the absolute one
 */
record Tolerance(double absolute, double relative) {

    /** Where nothing is said: equal up to the last digits, which differ between machines. */
    static final Tolerance DEFAULT = new Tolerance(0, 1e-12);

    boolean accepts(double expected, double actual) {
        return expected == actual || Math.abs(actual - expected) <= absolute + relative * Math.abs(expected);
    }
}
