package org.mixedmodels.engine.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixedmodels.engine.design.CrossProducts;

/**
 * The symbolic phase of the blocked Cholesky factorisation: where the blocks of L lie.
 *
 * <p>Factors are eliminated from the largest on. A factor is a <em>stage</em>, eliminated level by level, as long as its
 * block stays block-diagonal: no level of an earlier stage may touch two of its levels, as is so for the largest factor
 * and for chains of nested ones. The first other factor ends the stages.
 *
 * <p>A row of a stage is one level; it has q rows of numbers and one block of columns for every later level that it
 * touches, fill-in included, then those of [X y].
 *
 * <p>The other factors make one {@link TrailingMatrix}.
 */
final class EliminationPlan {

    private final int[] sizes;
    private final int[] levelBase;
    private final int fixed;
    private final List<Stage> stages = new ArrayList<>();
    private final int[] trailingBase;

    EliminationPlan(CrossProducts sums) {
        int k = sums.factors().size();
        sizes = new int[k];
        levelBase = new int[k + 1];
        for (int f = 0; f < k; f++) {
            sizes[f] = sums.factors().get(f).size();
            levelBase[f + 1] = levelBase[f] + sums.factors().get(f).levels().size();
        }
        fixed = sums.columns() + 1;
        chooseStages(sums);
        trailingBase = new int[k + 1];
        for (int f = stages.size(); f < k; f++) {
            trailingBase[f + 1] = Math.addExact(trailingBase[f], Math.multiplyExact(levels(f), sizes[f]));
        }
    }

    private void chooseStages(CrossProducts sums) {
        int k = sizes.length;
        List<LongSet> patterns = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            patterns.add(new LongSet());
        }
        for (CrossProducts.PairProducts pair : sums.pairs()) {
            for (int b = 0; b < pair.firstLevels().length; b++) {
                patterns.get(pair.first())
                        .add(key(pair.firstLevels()[b], levelBase[pair.second()] + pair.secondLevels()[b]));
            }
        }
        boolean[] crossed = new boolean[k];
        for (int f = 0; f < k && !crossed[f]; f++) {
            Stage stage = new Stage(f, patterns.get(f).sorted());
            stages.add(stage);
            patterns.set(f, new LongSet());
            for (int level = 0; level < levels(f); level++) {
                markCrossed(stage, level, crossed);
            }
            for (int level = 0; level < levels(f); level++) {
                addFill(stage, level, crossed, patterns);
            }
        }
    }

    private void markCrossed(Stage stage, int level, boolean[] crossed) {
        for (int c = stage.start[level] + 1; c < stage.start[level + 1]; c++) {
            int factor = stage.factorOf(c);
            crossed[factor] |= factor == stage.factorOf(c - 1);
        }
    }

    private void addFill(Stage stage, int level, boolean[] crossed, List<LongSet> patterns) {
        for (int c = stage.start[level]; c < stage.start[level + 1]; c++) {
            int factor = stage.factorOf(c);
            for (int d = c + 1; !crossed[factor] && d < stage.start[level + 1]; d++) {
                patterns.get(factor).add(key(stage.levelOf(c), stage.columns[d]));
            }
        }
    }

    private static long key(int row, int column) {
        return ((long) row << 32) | column;
    }

    /** The number of factors that are eliminated level by level. */
    int stages() {
        return stages.size();
    }

    Stage stage(int factor) {
        return stages.get(factor);
    }

    int factors() {
        return sizes.length;
    }

    int size(int factor) {
        return sizes[factor];
    }

    int levels(int factor) {
        return levelBase[factor + 1] - levelBase[factor];
    }

    /** The number of columns of [X y]. */
    int fixed() {
        return fixed;
    }

    /** The order of the trailing matrix. */
    int trailingOrder() {
        return trailingBase[sizes.length];
    }

    /** The place of a level of a factor that is no stage in the trailing matrix. */
    int trailing(int factor, int level) {
        return trailingBase[factor] + level * sizes[factor];
    }

    /** The number of a level among the levels of all factors. */
    int global(int factor, int level) {
        return levelBase[factor] + level;
    }

    private int factorOf(int global) {
        int f = 0;
        while (levelBase[f + 1] <= global) {
            f++;
        }
        return f;
    }

    /** The rows of a factor that is eliminated level by level. */
    final class Stage {
        final int factor;
        /** Per level the start of its columns. */
        final int[] start;
        /** Global level numbers, ascending within a row. */
        final int[] columns;
        /** Per level the start of its numbers. */
        final int[] offset;
        /** Per column the factor that it belongs to. */
        private final short[] factors;

        private Stage(int factor, long[] pattern) {
            this.factor = factor;
            start = new int[levels(factor) + 1];
            columns = new int[pattern.length];
            factors = new short[pattern.length];
            offset = new int[levels(factor) + 1];
            for (int i = 0; i < pattern.length; i++) {
                start[(int) (pattern[i] >>> 32) + 1]++;
                columns[i] = (int) pattern[i];
                factors[i] = (short) EliminationPlan.this.factorOf(columns[i]);
            }
            for (int level = 0; level < levels(factor); level++) {
                start[level + 1] += start[level];
                offset[level + 1] = Math.addExact(offset[level], Math.multiplyExact(sizes[factor], count(level)));
            }
        }

        /** The factor of a column. */
        int factorOf(int column) {
            return factors[column];
        }

        /** The level of a column within its factor. */
        int levelOf(int column) {
            return columns[column] - levelBase[factors[column]];
        }

        /** The number of columns of a row, those of [X y] included. */
        int width(int level) {
            return (offset[level + 1] - offset[level]) / sizes[factor];
        }

        private int count(int level) {
            int width = fixed;
            for (int c = start[level]; c < start[level + 1]; c++) {
                width += sizes[factors[c]];
            }
            return width;
        }

        /** Where, within a row, the columns of a later level start; the pattern must have that level. */
        int position(int level, int global) {
            int position = find(level, global);
            if (position < 0) {
                throw new IllegalStateException("level " + global + " is not in the pattern");
            }
            return position;
        }

        /** As {@link #position}, or -1 if the pattern does not have that level. */
        int find(int level, int global) {
            int position = 0;
            int index = Arrays.binarySearch(columns, start[level], start[level + 1], global);
            if (index < 0) {
                return -1;
            }
            for (int c = start[level]; c < index; c++) {
                position += sizes[factors[c]];
            }
            return position;
        }

        /** The first column block of a row that belongs to the trailing matrix. */
        int firstTrailing(int level) {
            int c = start[level];
            while (c < start[level + 1] && factors[c] < stages.size()) {
                c++;
            }
            return c;
        }

        /**
         * Writes the places in the trailing matrix of a row's columns, in ascending order.
         *
         * @param places receives them; long enough
         * @return how many there are
         */
        int places(int level, int[] places) {
            int count = 0;
            for (int c = firstTrailing(level); c < start[level + 1]; c++) {
                int base = trailing(factors[c], levelOf(c));
                for (int i = 0; i < sizes[factors[c]]; i++) {
                    places[count++] = base + i;
                }
            }
            return count;
        }
    }
}
