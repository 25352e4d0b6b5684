package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Builds messages. Of several issues the first is kept, and the number of them. */
public final class MessageBuilder {

    private final List<String> resolutions = new ArrayList<>();
    private String summary;
    private Issue firstIssue;
    private long issueCount;

    MessageBuilder() {}

    public MessageBuilder withSummary(String summary) {
        this.summary = summary;
        return this;
    }

    public Optional<String> getSummary() {
        return Optional.ofNullable(summary);
    }

    public MessageBuilder addTextIssue(String description) {
        return addIssue(new Issue(Objects.requireNonNull(description, "An issue needs a description")));
    }

    /** @param rowIndex counted from 0, as the port's and the column's index */
    public MessageBuilder addRowIssue(int portIndex, int columnIndex, long rowIndex, String description) {
        return addIssue(Issue.ofCell(portIndex, columnIndex, rowIndex, description));
    }

    /** @param rowIndex counted from 0, as the port's index */
    public MessageBuilder addRowIssue(int portIndex, long rowIndex, String description) {
        return addIssue(Issue.ofRow(portIndex, rowIndex, description));
    }

    private MessageBuilder addIssue(Issue issue) {
        firstIssue = firstIssue == null ? issue : firstIssue;
        issueCount++;
        return this;
    }

    public MessageBuilder addResolutions(String... res) {
        resolutions.addAll(List.of(res));
        return this;
    }

    public Optional<String> getFirstIssue() {
        return Optional.ofNullable(firstIssue).map(Issue::text);
    }

    public long getIssueCount() {
        return issueCount;
    }

    /** The message; empty if there is no summary. */
    public Optional<Message> build() {
        return getSummary().map(text -> new Message(text, firstIssue, resolutions));
    }
}
