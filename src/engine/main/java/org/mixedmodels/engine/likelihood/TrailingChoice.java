package org.mixedmodels.engine.likelihood;

import java.util.Arrays;
import java.util.Locale;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.linalg.SparsePattern;
import org.mixedmodels.engine.linalg.SparseSymbolic;

/**
 * Chooses how the trailing matrix is stored: sparse, in a fill-reducing order, where that takes less than
 * {@value #SPARSE_PART} of the multiplications of a dense factorisation, and dense otherwise; the measurements are in the
 * description of package {@code linalg}. Small matrices are dense.
 */
final class TrailingChoice {

    private static final int SMALL = 200;
    private static final double SPARSE_PART = 0.75;
    /** Numbers in the larger of matrix and factor; 1.2 GB, and as much again for the inverse. */
    private static final double MOST_NUMBERS = 1.5e8;

    private final CrossProducts sums;
    private final EliminationPlan plan;

    private TrailingChoice(CrossProducts sums, EliminationPlan plan) {
        this.sums = sums;
        this.plan = plan;
    }

    static TrailingMatrix of(CrossProducts sums, EliminationPlan plan) {
        return new TrailingChoice(sums, plan).choose();
    }

    private TrailingMatrix choose() {
        int order = plan.trailingOrder();
        if (order <= SMALL) {
            return new DenseTrailing(order);
        }
        double n = order;
        if (mayBeSparse()) {
            SparseSymbolic symbolic = SparseSymbolic.analyze(pattern());
            if (symbolic.multiplications() < SPARSE_PART * n * n * n / 6) {
                requireModest(symbolic.storedEntries());
                return new SparseTrailing(symbolic);
            }
        }
        requireModest(n * n);
        return new DenseTrailing(order);
    }

    private void requireModest(double numbers) {
        if (numbers > MOST_NUMBERS) {
            throw new InvalidInputException(
                    InputProblem.Kind.TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "The crossed grouping factors have %d random effects besides those of the largest factor,"
                                    + " and their groups occur together so often that %.1f GB of memory would be needed.",
                            plan.trailingOrder(),
                            2 * 8 * numbers / 1e9),
                    "Use fewer crossed grouping factors or fewer random slopes on them.");
        }
    }

    /** Whether the cliques of the levels are small enough for the matrix to be sparse at all. */
    private boolean mayBeSparse() {
        double pairs = 0;
        double n = plan.trailingOrder();
        for (int f = 0; f < plan.stages(); f++) {
            EliminationPlan.Stage stage = plan.stage(f);
            for (int level = 0; level < plan.levels(f); level++) {
                double width = trailingWidth(stage, level);
                if (width > n / 2) {
                    return false;
                }
                pairs += width * width;
            }
        }
        // far more pairs than entries fill the matrix unless they repeat; the analysis would take longer than it saves
        return pairs < 40 * n * n;
    }

    private int trailingWidth(EliminationPlan.Stage stage, int level) {
        int width = 0;
        for (int c = stage.firstTrailing(level); c < stage.start[level + 1]; c++) {
            width += plan.size(stage.factorOf(c));
        }
        return width;
    }

    /** Every stage level joins the trailing columns that it touches; so does every trailing level, and every pair. */
    private SparsePattern pattern() {
        Cliques cliques = new Cliques();
        for (int f = 0; f < plan.stages(); f++) {
            EliminationPlan.Stage stage = plan.stage(f);
            for (int level = 0; level < plan.levels(f); level++) {
                for (int c = stage.firstTrailing(level); c < stage.start[level + 1]; c++) {
                    cliques.addLevel(stage.factorOf(c), stage.levelOf(c));
                }
                cliques.close();
            }
        }
        for (CrossProducts.PairProducts pair : sums.pairs()) {
            for (int b = 0; pair.first() >= plan.stages() && b < pair.firstLevels().length; b++) {
                cliques.addLevel(pair.first(), pair.firstLevels()[b]);
                cliques.addLevel(pair.second(), pair.secondLevels()[b]);
                cliques.close();
            }
        }
        for (int f = plan.stages(); f < plan.factors(); f++) {
            for (int level = 0; level < plan.levels(f); level++) {
                cliques.addLevel(f, level);
                cliques.close();
            }
        }
        return SparsePattern.ofCliques(plan.trailingOrder(), cliques.starts(), cliques.members());
    }

    /** Lists of places, one after the other. */
    private final class Cliques {
        private int[] members = new int[1024];
        private int[] starts = new int[1024];
        private int size;
        private int count;

        void reserve(int more) {
            if (size + more > members.length) {
                members = Arrays.copyOf(members, Math.addExact(members.length, Math.max(more, members.length / 2)));
            }
        }

        void addLevel(int factor, int level) {
            reserve(plan.size(factor));
            for (int i = 0; i < plan.size(factor); i++) {
                members[size++] = plan.trailing(factor, level) + i;
            }
        }

        void close() {
            if (size > starts[count]) {
                count++;
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count] = size;
            }
        }

        int[] starts() {
            return Arrays.copyOf(starts, count + 1);
        }

        int[] members() {
            return Arrays.copyOf(members, size);
        }
    }
}
