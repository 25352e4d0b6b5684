package org.knime.base.node.io.filehandling.csv.writer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.knime.base.node.io.filehandling.StoredPath;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettingsRO;

/**
 * The file that a CSV Writer writes.
 *
 * @param file the file
 * @param makeFolders whether folders above it are made
 * @param ifExists fail, overwrite or append
 * @param charset its encoding
 */
record CsvTarget(Path file, boolean makeFolders, String ifExists, Charset charset) {

    static CsvTarget load(NodeSettingsRO model) throws InvalidSettingsException {
        NodeSettingsRO chooser = model.getNodeSettings("settings").getNodeSettings("file_chooser_settings");
        String charset = model.getNodeSettings("encoding").getString("character_set");
        return new CsvTarget(
                StoredPath.resolve(chooser),
                chooser.getBoolean("create_missing_folders"),
                chooser.getString("if_path_exists"),
                charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset));
    }

    /** Whether the rows go behind those of a file that is there. */
    boolean appends() {
        return ifExists.equals("append") && Files.exists(file);
    }

    Writer open() throws IOException, KNIMEException {
        if (ifExists.equals("fail") && Files.exists(file)) {
            throw new KNIMEException("The file " + file + " exists already, and the writer must not replace it.");
        }
        if (makeFolders) {
            Files.createDirectories(file.getParent());
        } else if (!Files.isDirectory(file.getParent())) {
            throw new KNIMEException("The folder " + file.getParent() + " does not exist.");
        }
        StandardOpenOption mode = appends() ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        return new BufferedWriter(new OutputStreamWriter(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode), charset));
    }
}
