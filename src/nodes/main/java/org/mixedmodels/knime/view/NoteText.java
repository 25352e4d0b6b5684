package org.mixedmodels.knime.view;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages of a view. */
final class NoteText {

    private static final int LONGEST_TITLE = 40;
    /** A reference at the end of a sentence: a name and a year in parentheses. */
    private static final Pattern SOURCE = Pattern.compile("\\(([^()]*\\b(?:19|20)\\d\\d[^()]*)\\)\\.$");

    private NoteText() {}

    /** Returns a message. */
    static ViewObject note(String severity, String title, String text, @Nullable String resolution) {
        return new ViewObject()
                .with("severity", severity)
                .with("title", title)
                .with("text", text)
                .with("resolution", resolution)
                .with("source", null);
    }

    /** Returns the node's warnings as messages. */
    static List<ViewObject> of(List<String> warnings) {
        return warnings.stream().map(NoteText::warning).toList();
    }

    private static ViewObject warning(String text) {
        int colon = text.indexOf(": ");
        boolean titled = colon > 0 && colon <= LONGEST_TITLE;
        String title = titled ? text.substring(0, colon) : "Advice";
        String rest = titled ? Phrases.sentence(text.substring(colon + 2)) : text;
        Matcher source = SOURCE.matcher(rest);
        boolean sourced = source.find();
        String body = sourced ? rest.substring(0, source.start()).strip() + "." : rest;
        return note("warning", title, body, null).with("source", sourced ? source.group(1) : null);
    }
}
