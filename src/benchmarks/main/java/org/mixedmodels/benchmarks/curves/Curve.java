package org.mixedmodels.benchmarks.curves;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixedmodels.benchmarks.data.SlopeData;
import org.mixedmodels.benchmarks.speed.EngineFit;
import org.mixedmodels.engine.likelihood.Estimation;

/**
 * Fits that differ in one size only.
 *
 * @param name names the curve on the command line
 * @param description what is varied and what is kept
 * @param sizes the values of the size, ascending
 * @param fits the fit of each size
 */
public record Curve(String name, String description, List<Double> sizes, DoubleFunction<EngineFit> fits) {

    private static final long SEED = 20252;

    /**
     * One fit.
     *
     * @param point the name of a curve and the size, for example {@code rows=1e6}
     * @throws IllegalArgumentException if there is no such curve
     */
    public static EngineFit fit(String point) {
        int at = point.indexOf('=');
        String name = point.substring(0, at);
        return all().stream()
                .filter(curve -> curve.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no curve " + name))
                .fits
                .apply(Double.parseDouble(point.substring(at + 1)));
    }

    static List<Curve> all() {
        return List.of(
                new Curve(
                        "rows",
                        "rows; 1,000 groups, q = 2",
                        List.of(1e5, 3e5, 1e6, 3e6, 1e7),
                        rows -> fit((long) rows, 1_000, 2)),
                new Curve(
                        "levels",
                        "levels of the grouping factor; 4,000,000 rows, q = 2",
                        List.of(1e2, 1e3, 1e4, 1e5, 1e6),
                        levels -> fit(4_000_000, (int) levels, 2)),
                new Curve(
                        "slopes",
                        "columns q of the random effects; 200,000 rows, 5,000 groups",
                        List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0),
                        q -> fit(200_000, 5_000, (int) q)));
    }

    /** y ~ x + z + (1 + x | g) where q is 2; q - 1 slopes and always one predictor more. */
    private static EngineFit fit(long rows, int groups, int q) {
        List<String> predictors =
                IntStream.rangeClosed(1, q).mapToObj(k -> "x" + k).toList();
        String random =
                predictors.subList(0, q - 1).stream().map(x -> " + " + x).collect(Collectors.joining());
        String formula = "y ~ " + String.join(" + ", predictors) + " + (1" + random + " | g)";
        return new EngineFit(formula, Estimation.REML, SlopeData.rows(rows, groups, predictors, q - 1, SEED));
    }
}
