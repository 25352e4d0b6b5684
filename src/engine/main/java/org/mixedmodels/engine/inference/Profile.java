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
     * The signed root at a value.
     *
     * @throws IllegalArgumentException if the parameter cannot have it, such as a negative standard deviation
     */
    public double zeta(double value) {
        return Math.signum(value - estimate()) * distance(value);
    }

    private double distance(double value) {
        return Math.sqrt(Math.max(0, deviance.at(value) - deviance.minimum()));
    }

    /**
     * The interval of the values that a likelihood-ratio test does not reject; NaN where the estimate is.
     *
     * @param level the confidence level, between 0 and 1
     */
    public ProfileInterval interval(double level) {
        double quantile = Levels.normalQuantile(level);
        if (Double.isNaN(estimate())) {
            return new ProfileInterval(Double.NaN, Double.NaN);
        }
        return new ProfileInterval(limit(-1, deviance.smallest(), quantile), limit(1, deviance.largest(), quantile));
    }

    /**
     * The profile over the interval of a level, at values of equal distance.
     *
     * @param level the confidence level, between 0 and 1
     * @param count how many, two at least
     */
    public List<ProfilePoint> curve(double level, int count) {
        ProfileInterval interval = interval(level);
        List<ProfilePoint> points = new ArrayList<>();
        for (int i = 0; i < count && !Double.isNaN(interval.lower()); i++) {
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
