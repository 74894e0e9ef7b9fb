import { LIMITS } from './limits.ts';

/**
 * What runs as root of a new user, mount and process namespace, before the server does: it builds a file system of
 * which only the throw-away home can be written to, then becomes an ordinary user and starts the server.
 *
 * Arguments: the mount point, the profile, the throw-away folder, then any number of `bind FROM TO` and `folder PATH`,
 * then `--` and the command. None of them is interpolated.
 *
 * The server's own variables come as `SANDBOX_ENV_0=NAME=VALUE` and so on, and get their names in the last shell: a
 * stranger's `LD_PRELOAD` or `PATH` must not reach a program that runs outside, or with rights over the mounts. They are
 * no arguments, since everyone on the machine may read those.
 *
 * - profile `package`: an empty root with the system's programs and libraries read-only, and what is bound. No file of
 *   the person who crawls can be seen.
 * - profile `command`: the whole file system, read-only: a command of one's own may need anything. Not `/run`: a
 *   read-only mount hinders nobody from connecting to a socket, and there are those of Docker and of the person's session.
 *   Of it only the file is kept that says which servers resolve names.
 *
 * `pivot_root` and not `chroot`: from a chroot no user namespace can be made (user_namespaces(7)), and the second one
 * takes every right over the mounts away. Two shells stand before the server, so that it is neither process 1, which
 * ignores signals, nor a child of process 1, which some servers take for being an orphan. A third user namespace is not
 * to be had: in one a server could mount file systems of memory, which count as no process's.
 */
export const SANDBOX_SCRIPT = String.raw`
set -eu
server_path=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1 profile=$2 home=$3
shift 3
covers=
umask 022

read_only() { mount -o remount,bind,ro "$1"; }

bind() {
  if [ -d "$1" ]; then mkdir -p "$2"; else mkdir -p "$(dirname "$2")"; [ -e "$2" ] || : > "$2"; fi
  mount --rbind "$1" "$2"
  read_only "$2"
}

make_package_root() {
  mount -t tmpfs -o size=16m,mode=755,nosuid,nodev none "$root"
  for name in usr bin sbin lib lib32 lib64 libx32; do
    if [ -L "/$name" ]; then cp -P "/$name" "$root/$name"
    elif [ -d "/$name" ]; then bind "/$name" "$root/$name"; fi
  done
  mkdir "$root/proc" "$root/dev" "$root/etc" "$root/tmp" "$root/home" "$root/home/user"
  for name in ssl ca-certificates pki alternatives fonts; do
    [ ! -d "/etc/$name" ] || bind "/etc/$name" "$root/etc/$name"
  done
  for name in ld.so.cache ld.so.conf nsswitch.conf resolv.conf ca-certificates.conf protocols services mime.types; do
    [ ! -f "/etc/$name" ] || cp -L "/etc/$name" "$root/etc/$name"
  done
  echo 'user:x:1000:1000::/home/user:/bin/sh' > "$root/etc/passwd"
  echo 'user:x:1000:' > "$root/etc/group"
  printf '127.0.0.1 localhost\n::1 localhost\n' > "$root/etc/hosts"
  for name in null zero full random urandom; do bind "/dev/$name" "$root/dev/$name"; done
  ln -s /proc/self/fd "$root/dev/fd"
  mkdir "$root/dev/shm"
  mount -t tmpfs -o size=64m,mode=1777,nosuid,nodev none "$root/dev/shm"
  mount -t tmpfs -o size=256m,mode=1777,nosuid,nodev none "$root/tmp"
  inside=/home/user
}

make_command_root() {
  mount --rbind / "$root"
  while read -r _ _ _ _ point options _; do
    point=$(printf '%b' "$point")
    case "$point" in "$root"|"$root"/*) ;; *) continue ;; esac
    options=$(printf '%s' "$options" | sed 's/^rw/ro/')
    mount -o "remount,bind,$options" "$point" || umount -l "$point"
  done < /proc/self/mountinfo
  mount -t tmpfs -o size=256m,mode=1777,nosuid,nodev none "$root/tmp"
  mount -t tmpfs -o size=16m,mode=755,nosuid,nodev none "$root/mnt"
  mkdir "$root/mnt/user"
  cover_run
  inside=/mnt/user
}

cover_run() {
  for folder in /run /var/run; do
    [ -d "$folder" ] && [ ! -L "$folder" ] || continue
    mount -t tmpfs -o size=1m,mode=755,nosuid,nodev none "$root$folder"
    covers="$covers $folder"
  done
  resolver=$(readlink -f /etc/resolv.conf || :)
  case "$resolver" in
    /run/*|/var/run/*) [ ! -f "$resolver" ] || { mkdir -p "$root$(dirname "$resolver")"; cp "$resolver" "$root$resolver"; } ;;
  esac
}

case "$profile" in package) make_package_root ;; *) make_command_root ;; esac
mount --bind "$home" "$root$inside"
while [ "$1" != -- ]; do
  case "$1" in
    bind) bind "$2" "$root$3"; shift 3 ;;
    folder) mkdir -p "$root$2"; shift 2 ;;
  esac
done
shift
for folder in $covers; do mount -o remount,bind,ro,nosuid,nodev "$root$folder"; done
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
hostname sandbox 2> /dev/null || echo sandbox > /proc/sys/kernel/hostname
ip link set lo up 2> /dev/null || :
mkdir "$root/tmp/old"
cd "$root"
pivot_root . tmp/old
umount -l /tmp/old
rmdir /tmp/old
cd "$inside/work"
unset OLDPWD
ulimit -c 0
ulimit -f ${LIMITS.writtenFile / 512}
echo 1 2> /dev/null > /proc/sys/user/max_user_namespaces || :
PATH=$server_path
export PATH
exec /usr/bin/unshare --user --map-user=1000 --map-group=1000 -- \
  /bin/sh -c '/bin/sh -c "$0" sh "$@"; exit $?' '
    sandbox_n=0
    while eval "sandbox_pair=\${SANDBOX_ENV_$sandbox_n-}"; [ -n "$sandbox_pair" ]; do
      unset "SANDBOX_ENV_$sandbox_n"
      export "$sandbox_pair"
      sandbox_n=$((sandbox_n + 1))
    done
    "$@"; exit $?' "$@"
`;
