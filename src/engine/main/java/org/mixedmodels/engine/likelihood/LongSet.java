package org.mixedmodels.engine.likelihood;

import java.util.Arrays;

/** Collects long keys, with repeats, and gives them back sorted without. */
final class LongSet {

    private long[] keys = new long[16];
    private int size;

    void add(long key) {
        if (size == keys.length) {
            compact();
            if (2 * size > keys.length) {
                keys = Arrays.copyOf(keys, 2 * keys.length);
            }
        }
        keys[size++] = key;
    }

    long[] sorted() {
        compact();
        return Arrays.copyOf(keys, size);
    }

    private void compact() {
        Arrays.sort(keys, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[kept++] = keys[i];
            }
        }
        size = kept;
    }
}
