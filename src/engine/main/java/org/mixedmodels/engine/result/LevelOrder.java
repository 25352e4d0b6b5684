package org.mixedmodels.engine.result;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The order in which groups are shown: as numbers if all of them are numbers, else by their characters. */
public final class LevelOrder {

    private LevelOrder() {}

    /** The indices of the levels in the order of showing. */
    public static int[] of(List<String> levels) {
        double[] numbers = new double[levels.size()];
        boolean numeric = true;
        for (int i = 0; i < numbers.length && numeric; i++) {
            numbers[i] = number(levels.get(i));
            numeric = !Double.isNaN(numbers[i]);
        }
        Comparator<Integer> byText = Comparator.comparing(levels::get);
        Comparator<Integer> order =
                numeric ? Comparator.<Integer>comparingDouble(i -> numbers[i]).thenComparing(byText) : byText;
        return IntStream.range(0, levels.size())
                .boxed()
                .sorted(order)
                .mapToInt(i -> i)
                .toArray();
    }

    private static double number(String text) {
        char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
        if (!Character.isDigit(last) && last != '.') {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
