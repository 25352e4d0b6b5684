package org.mixedmodels.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Counts samples of running threads by the method, and line, that runs, and by the methods that wait for it. */
final class HotSpots {

    private static final int SHOWN = 20;

    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> self = new HashMap<>();
    private final Map<String, Integer> total = new HashMap<>();
    private int samples;

    /** Reads a recording. */
    static HotSpots of(Path recording) throws IOException {
        HotSpots spots = new HotSpots();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && stack != null) {
                    spots.add(stack.getFrames());
                }
            }
        }
        return spots;
    }

    private void add(List<RecordedFrame> frames) {
        samples++;
        self.merge(name(frames.get(0)), 1, Integer::sum);
        lines.merge(name(frames.get(0)) + ":" + frames.get(0).getLineNumber(), 1, Integer::sum);
        Set<String> methods = new LinkedHashSet<>();
        frames.forEach(frame -> methods.add(name(frame)));
        methods.forEach(method -> total.merge(method, 1, Integer::sum));
    }

    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    /** The most frequent ones, with their shares. */
    String table() {
        return samples + " samples\n\nself\n" + table(self) + "\nself, by line\n" + table(lines)
                + "\nwith everything called\n" + table(total);
    }

    private String table(Map<String, Integer> counts) {
        List<Map.Entry<String, Integer>> entries = new ArrayList<>(counts.entrySet());
        entries.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        StringBuilder text = new StringBuilder();
        entries.stream()
                .limit(SHOWN)
                .forEach(entry -> text.append(String.format(
                        Locale.ROOT, "%6.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey())));
        return text.toString();
    }
}
