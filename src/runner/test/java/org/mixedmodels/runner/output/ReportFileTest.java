package org.mixedmodels.runner.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    private static final String START = "<script type=\"application/json\" id=\"view-model\">";

    @TempDir
    Path folder;

    private static JsonObject embedded(String page) {
        int start = page.indexOf(START) + START.length();
        String json = page.substring(start, page.indexOf("</script>", start));
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** A column may be called anything. */
    @Test
    void noTextEndsTheElementThatItStandsIn() throws IOException {
        String title = "a</script><!--<script>alert(1)</script> \"b\" \\ c";
        Path file = folder.resolve("x/y/report.html");
        ReportFile.write(Json.createObjectBuilder().add("title", title).build().toString(), file);
        String page = Files.readString(file);
        assertEquals(title, embedded(page).getString("title"));
        assertTrue(page.startsWith("<!doctype html>"), page.substring(0, 20));
        assertTrue(page.stripTrailing().endsWith("</html>"));
        assertTrue(!page.contains("alert(1)</script>"));
    }

    @Test
    void severalViewsKeepTheirOrderAndNames() throws IOException {
        Path file = folder.resolve("report.html");
        ReportFile.write(
                "Pupils \"in\" schools",
                List.of(
                        new NodeView("Fit Mixed Model (#5)", "ses + \"clubs\"", "{\"kind\":\"model\"}"),
                        new NodeView("Compute ICC (#2)", "", "{\"kind\":\"icc\"}")),
                file);
        JsonObject report = embedded(Files.readString(file));
        assertEquals("report", report.getString("kind"));
        assertEquals("Pupils \"in\" schools", report.getString("title"));
        JsonObject first = report.getJsonArray("views").getJsonObject(0);
        assertEquals("Fit Mixed Model (#5)", first.getString("node"));
        assertEquals("ses + \"clubs\"", first.getString("label"));
        assertEquals("model", first.getJsonObject("view").getString("kind"));
        assertEquals(
                "icc",
                report.getJsonArray("views")
                        .getJsonObject(1)
                        .getJsonObject("view")
                        .getString("kind"));
    }
}
