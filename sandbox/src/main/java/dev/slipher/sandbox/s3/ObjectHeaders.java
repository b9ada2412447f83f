package dev.slipher.sandbox.s3;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * What a client said about an object when it put it: content headers and its own metadata. They are
 * kept in one extended attribute of the file, and hold as long as the file is the one that was put:
 * once it is changed by hand they are forgotten, for a checksum among them would be wrong.
 *
 * @param content the headers that HTTP knows, by their names, such as {@code Content-Type}
 * @param metadata the client's own, without the {@code x-amz-meta-} before their names
 */
record ObjectHeaders(Map<String, String> content, Map<String, String> metadata) {
  static final String CONTENT_TYPE = "Content-Type";
  static final String CONTENT_ENCODING = "Content-Encoding";
  static final String CONTENT_LANGUAGE = "Content-Language";
  static final String CONTENT_DISPOSITION = "Content-Disposition";
  static final String CACHE_CONTROL = "Cache-Control";
  static final ObjectHeaders NONE = new ObjectHeaders(Map.of(), Map.of());

  private static final String ATTRIBUTE = "slipher.headers";
  private static final String CONTENT = "content.";
  private static final String METADATA = "metadata.";
  private static final String VERSION = "version";

  ObjectHeaders {
    content = Map.copyOf(content);
    metadata = Map.copyOf(metadata);
  }

  static ObjectHeaders of(PutObjectRequest request) {
    return of(
        request.contentType(),
        request.contentEncoding(),
        request.contentLanguage(),
        request.contentDisposition(),
        request.cacheControl(),
        request.metadata());
  }

  static ObjectHeaders of(CreateMultipartUploadRequest request) {
    return of(
        request.contentType(),
        request.contentEncoding(),
        request.contentLanguage(),
        request.contentDisposition(),
        request.cacheControl(),
        request.metadata());
  }

  static ObjectHeaders of(CopyObjectRequest request) {
    return of(
        request.contentType(),
        request.contentEncoding(),
        request.contentLanguage(),
        request.contentDisposition(),
        request.cacheControl(),
        request.metadata());
  }

  private static ObjectHeaders of(
      String type,
      String encoding,
      String language,
      String disposition,
      String cacheControl,
      Map<String, String> metadata) {
    Map<String, String> content = new LinkedHashMap<>();
    putUnlessNull(content, CONTENT_TYPE, type);
    putUnlessNull(content, CONTENT_ENCODING, encoding);
    putUnlessNull(content, CONTENT_LANGUAGE, language);
    putUnlessNull(content, CONTENT_DISPOSITION, disposition);
    putUnlessNull(content, CACHE_CONTROL, cacheControl);
    return new ObjectHeaders(content, metadata == null ? Map.of() : metadata);
  }

  private static void putUnlessNull(Map<String, String> headers, String name, String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }

  boolean isEmpty() {
    return content.isEmpty() && metadata.isEmpty();
  }

  /**
   * Keeps these with the file, whose content is complete.
   *
   * @throws software.amazon.awssdk.services.s3.model.S3Exception when the file system keeps no
   *     attributes and there is something that must not be lost
   */
  void writeTo(Path file) throws IOException {
    if (isEmpty()) {
      return;
    }
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    byte[] text = text(StoredObject.version(attributes)).getBytes(StandardCharsets.UTF_8);
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    try {
      if (view == null) {
        throw new IOException("none on this file system");
      }
      view.write(ATTRIBUTE, ByteBuffer.wrap(text));
    } catch (IOException e) {
      // Content headers do not change what is loaded, so they may go missing; metadata may be the
      // key that an encrypted object is read with.
      if (!metadata.isEmpty()) {
        throw S3Errors.metadataNotStorable(e);
      }
    }
  }

  /** What was said about the file when it was put, if it is still that file. */
  static ObjectHeaders readFrom(Path file, BasicFileAttributes attributes) throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    if (view == null || !view.list().contains(ATTRIBUTE)) {
      return NONE;
    }
    ByteBuffer buffer = ByteBuffer.allocate(view.size(ATTRIBUTE));
    view.read(ATTRIBUTE, buffer);
    return parse(
        new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8),
        StoredObject.version(attributes));
  }

  String text(String version) {
    Properties properties = new Properties();
    properties.setProperty(VERSION, version);
    content.forEach((name, value) -> properties.setProperty(CONTENT + name, value));
    metadata.forEach((name, value) -> properties.setProperty(METADATA + name, value));
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static ObjectHeaders parse(String text, String version) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!version.equals(properties.getProperty(VERSION))) {
      return NONE;
    }
    return new ObjectHeaders(under(CONTENT, properties), under(METADATA, properties));
  }

  private static Map<String, String> under(String prefix, Properties properties) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), properties.getProperty(name));
      }
    }
    return found;
  }
}
