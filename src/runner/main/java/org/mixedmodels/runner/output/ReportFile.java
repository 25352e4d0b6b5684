package org.mixedmodels.runner.output;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mixedmodels.runner.api.RunnerException;

/** Writes a report: the page of the nodes' views with its numbers in it, one HTML file that needs nothing else. */
public final class ReportFile {

    private static final String PAGE = "/view/index.html";
    private static final String PLACE = "<!--view-model-->";

    private ReportFile() {}

    /**
     * Writes a file.
     *
     * @param viewModel what the page shows, as JSON
     * @throws RunnerException if it cannot be written
     */
    public static void write(String viewModel, Path file) {
        String page = page();
        int place = page.indexOf(PLACE);
        if (place < 0) {
            throw new IllegalStateException("the page has no place for a view model");
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(
                    file, page.substring(0, place) + embedded(viewModel) + page.substring(place + PLACE.length()));
        } catch (IOException e) {
            throw RunnerException.notWritten(file, e);
        }
    }

    /**
     * Writes a file with several views.
     *
     * @param title what the report is called
     * @param views what it shows, in this order
     * @throws RunnerException if it cannot be written
     */
    public static void write(String title, List<NodeView> views, Path file) {
        String all = views.stream()
                .map(view -> "{\"node\":" + quoted(view.node()) + ",\"label\":" + quoted(view.label()) + ",\"view\":"
                        + view.viewModel() + "}")
                .collect(Collectors.joining(","));
        write(
                "{\"schema\":\"mixed-models-view\",\"version\":1,\"kind\":\"report\",\"title\":" + quoted(title)
                        + ",\"subtitle\":null,\"views\":[" + all + "]}",
                file);
    }

    private static String quoted(String text) {
        return Json.createValue(text).toString();
    }

    /** In JSON a less-than sign stands in texts only; written as an escape it cannot end the element. */
    private static String embedded(String json) {
        return "<script type=\"application/json\" id=\"view-model\">" + json.replace("<", "\\u003c") + "</script>";
    }

    private static String page() {
        try (InputStream stream = Objects.requireNonNull(ReportFile.class.getResourceAsStream(PAGE), PAGE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
