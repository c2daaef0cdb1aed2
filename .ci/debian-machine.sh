# A Debian 12 in a folder: what .ci/clean-machine and .ci/debian-package share; to be sourced. Needs root, debootstrap and a
# Debian mirror; the mirror and proxy are those of this machine's own apt.
# shellcheck shell=bash

# "URI SUITE COMPONENT" of this machine's Debian package lists.
machine_sources() {
  # shellcheck disable=SC2016  # the fields are apt's
  apt-get indextargets --format '$(ORIGIN)|$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    sed -n 's/^Debian|//p' | grep -E ' bookworm(-updates|-security)? ' | sort -u
}

# Why there can be no machine here; nothing when there can be one.
machine_lacks() {
  if [ "$(id -u)" != 0 ]; then
    echo "needs root"
  elif ! command -v debootstrap >/dev/null; then
    echo "needs the package debootstrap"
  elif ! unshare --mount --pid --fork true 2>/dev/null; then
    echo "needs namespaces of its own (unshare), which are not allowed here"
  elif [ -z "$(machine_sources | awk '$2 == "bookworm" && $3 == "main"')" ]; then
    echo "this machine's apt knows no Debian 12 (run apt-get update?)"
  fi
}

# machine_make FOLDER: FOLDER/machine, a copy of FOLDER/base, which is made when it is not there: Debian's smallest system
# with git.
machine_make() {
  local folder=$1 base=$1/base machine=$1/machine mirror
  if [ ! -f "$base/.complete" ]; then
    mirror=$(machine_sources | awk '$2 == "bookworm" && $3 == "main" { print $1; exit }')
    rm -rf --one-file-system -- "$base"
    mkdir -p "$base"
    if ! debootstrap --variant=minbase --include=git,ca-certificates bookworm "$base" "$mirror" >"$folder/debootstrap.log" 2>&1; then
      echo "debootstrap failed: $folder/debootstrap.log" >&2
      return 1
    fi
    machine_sources | sed 's/^/deb /' >"$base/etc/apt/sources.list"
    apt-config dump Acquire | grep -i 'proxy' >"$base/etc/apt/apt.conf.d/01proxy" || true
    rm -f "$base/etc/resolv.conf" "$base"/var/cache/apt/archives/*.deb
    touch "$base/.complete"
  fi
  rm -rf --one-file-system -- "$machine"
  cp -a -- "$base" "$machine"
  cp -L /etc/resolv.conf /etc/hosts "$machine/etc/" 2>/dev/null || true
}

# machine_run MACHINE COMMAND…: inside it, in namespaces of its own: mounts and processes end with the command.
machine_run() {
  # shellcheck disable=SC2016  # expanded by the inner shell
  unshare --mount --pid --fork --kill-child sh -ec \
    'mount -t proc proc "$0/proc"; exec chroot "$0" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb "$@"' "$@"
}
