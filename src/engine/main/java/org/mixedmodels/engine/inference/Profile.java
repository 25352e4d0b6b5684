package org.mixedmodels.engine.inference;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.fit.ConstrainedDeviance;

/**
 * The profile of one parameter: zeta(v) = sign(v - estimate) sqrt(deviance(v) - deviance(estimate)), all other parameters
 * being at their best for each v (Bates et al. 2015, J. Stat. Softw. 67(1), section 5.1). Not thread safe.
 */
public final class Profile {

    private static final double ACCURACY = 1e-8;
    private static final double SHORTEST_BRACKET = 1e-12;
    private static final int MOST_STEPS = 100;
    private static final double LONGEST_STRIDE = 3;
    private static final double OVERSHOOT = 1.05;
    /** Of deviances: less may be rounding of sums over many rows. */
    private static final double LOWER = 1e-5;

    private static final double ROUNDING = 1e-10;

    private final ProfileParameter parameter;
    private final ConstrainedDeviance deviance;

    Profile(ProfileParameter parameter, ConstrainedDeviance deviance) {
        this.parameter = parameter;
        this.deviance = deviance;
    }

    /** The parameter. */
    public ProfileParameter parameter() {
        return parameter;
    }

    /** Its maximum-likelihood estimate; NaN for the correlation of an effect that does not vary. */
    public double estimate() {
        return deviance.estimate();
    }

    /**
     * The signed root at a value; NaN if the search for the other parameters failed there.
     *
     * @throws IllegalArgumentException if the parameter cannot have it, such as a negative standard deviation
     */
    public double zeta(double value) {
        return Math.signum(value - estimate()) * Math.sqrt(Math.max(0, deviance.at(value) - deviance.minimum()));
    }

    /** The absolute value of zeta. */
    private double distance(double value) {
        double loss = deviance.at(value) - deviance.minimum();
        if (Double.isNaN(loss)) {
            throw new Failure(IntervalGap.SEARCH_FAILED);
        }
        if (loss < -Math.max(LOWER, ROUNDING * Math.abs(deviance.minimum()))) {
            throw new Failure(IntervalGap.BETTER_FIT);
        }
        return Math.sqrt(Math.max(0, loss));
    }

    /** The end of a search that cannot find a limit. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IntervalGap gap;

        Failure(IntervalGap gap) {
            super(gap.name(), null, false, false);
            this.gap = gap;
        }
    }

    /**
     * The interval of the values that a likelihood-ratio test does not reject, as far as they are connected with the
     * estimate. A limit is the smallest or largest possible value, such as zero for a standard deviation or one for a
     * correlation, where the likelihood excludes none on its side.
     *
     * @param level the confidence level, between 0 and 1
     */
    public Interval interval(double level) {
        double quantile = Levels.normalQuantile(level);
        if (Double.isNaN(estimate())) {
            return Interval.none(IntervalGap.NO_VARIANCE);
        }
        double[] limits = {Double.NaN, Double.NaN};
        IntervalGap gap = null;
        for (int side = -1; side <= 1; side += 2) {
            try {
                limits[side < 0 ? 0 : 1] = limit(side, side < 0 ? deviance.smallest() : deviance.largest(), quantile);
            } catch (Failure failure) {
                gap = failure.gap;
            }
        }
        return new Interval(limits[0], limits[1], gap);
    }

    /**
     * The profile over the interval of a level, at values of equal distance.
     *
     * @param level the confidence level, between 0 and 1
     * @param count how many, two at least
     */
    public List<ProfilePoint> curve(double level, int count) {
        Interval interval = interval(level);
        List<ProfilePoint> points = new ArrayList<>();
        for (int i = 0; i < count && interval.gap() == null; i++) {
            double share = i / (count - 1.0);
            double value = (1 - share) * interval.lower() + share * interval.upper();
            points.add(new ProfilePoint(value, zeta(value)));
        }
        return points;
    }

    /** Where the distance reaches the quantile on one side; the bound if it does not. */
    private double limit(int side, double bound, double quantile) {
        double inside = estimate();
        if (inside == bound) {
            return bound;
        }
        double near = 0;
        double value = within(inside + side * quantile * deviance.spread(), side, bound);
        for (int step = 0; step < MOST_STEPS; step++) {
            double far = distance(value);
            if (far >= quantile) {
                return root(inside, near, value, far, quantile);
            }
            if (value == bound) {
                return bound;
            }
            double stride = Math.min(LONGEST_STRIDE, far > 0 ? OVERSHOOT * quantile / far : LONGEST_STRIDE);
            inside = value;
            near = far;
            value = within(estimate() + stride * (value - estimate()), side, bound);
        }
        return side * Double.POSITIVE_INFINITY;
    }

    private static double within(double value, int side, double bound) {
        return side * value >= side * bound ? bound : value;
    }

    /** The false position of Illinois (Dowell and Jarratt 1971, BIT 11, 168-174) between a value inside and one outside. */
    private double root(double inside, double near, double outside, double far, double quantile) {
        double a = inside;
        double b = outside;
        double fa = near - quantile;
        double fb = far - quantile;
        for (int step = 0; step < MOST_STEPS && Math.abs(b - a) > SHORTEST_BRACKET * Math.abs(a + b); step++) {
            double value = b - fb * (b - a) / (fb - fa);
            double f = Double.isInfinite(fb) ? Double.NaN : distance(value) - quantile;
            if (Double.isNaN(f)) {
                value = (a + b) / 2;
                f = distance(value) - quantile;
            }
            if (Math.abs(f) <= ACCURACY) {
                return value;
            }
            if (f > 0 == fb > 0) {
                fa /= 2;
            } else {
                a = b;
                fa = fb;
            }
            b = value;
            fb = f;
        }
        return (a + b) / 2;
    }
}
