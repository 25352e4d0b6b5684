package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Builds messages. Of several issues the first is kept. */
public final class MessageBuilder {

    private final List<String> resolutions = new ArrayList<>();
    private String summary;
    private String firstIssue;

    MessageBuilder() {}

    public MessageBuilder withSummary(String summary) {
        this.summary = summary;
        return this;
    }

    public Optional<String> getSummary() {
        return Optional.ofNullable(summary);
    }

    public MessageBuilder addTextIssue(String description) {
        Objects.requireNonNull(description, "An issue needs a description");
        firstIssue = firstIssue == null ? description : firstIssue;
        return this;
    }

    public MessageBuilder addResolutions(String... res) {
        resolutions.addAll(List.of(res));
        return this;
    }

    /** The message; empty if there is no summary. */
    public Optional<Message> build() {
        return getSummary().map(text -> new Message(text, firstIssue, resolutions));
    }
}
