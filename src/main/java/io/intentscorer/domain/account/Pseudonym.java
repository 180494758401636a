package io.intentscorer.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name that tells people apart and does not say who they are. */
public final class Pseudonym {
  private static final int BYTES = 16;

  private Pseudonym() {}

  /** The first 128 bits of SHA-256, as 32 hexadecimal digits. */
  public static String of(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) { // every JDK has it
      throw new IllegalStateException(impossible);
    }
  }
}
