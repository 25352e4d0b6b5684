package org.mixedmodels.runner;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is in the pages that the runner writes. */
final class Reports {

    private static final Pattern VIEW_MODEL =
            Pattern.compile("<script type=\"application/json\" id=\"view-model\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)\\s*=\\s*[\"']?((?!data:|#)[^\"'\\s>]+)");

    private Reports() {}

    /** The numbers and texts that the page shows. */
    static JsonObject viewModel(String page) {
        Matcher matcher = VIEW_MODEL.matcher(page);
        assertTrue(matcher.find(), "the page has a view model");
        try (JsonReader reader = Json.createReader(new StringReader(matcher.group(1)))) {
            return reader.readObject();
        }
    }

    static String withoutScripts(String page) {
        return page.replaceAll("(?s)<script.*?</script>", "");
    }

    /** What the page would load from elsewhere. */
    static List<String> addresses(String page) {
        return ADDRESS.matcher(withoutScripts(page))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
